# SystemExit is an ordinary exception until it leaves the program.
import sys

try:
    sys.exit(3)
except SystemExit as e:
    print(e.code, repr(e))  # expect: 3 SystemExit(3)
try:
    sys.exit("message")
except SystemExit as e:
    print(e.code)  # expect: message
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)  # expect: None ()
try:
    try:
        exit_code = 9
        raise SystemExit(exit_code)
    except Exception:
        print("not an Exception")
    finally:
        print("finally runs")  # expect: finally runs
except BaseException as e:
    print(type(e).__name__, e.code)  # expect: SystemExit 9
