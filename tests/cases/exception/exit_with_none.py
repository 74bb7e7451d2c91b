# sys.exit() and SystemExit without a code end with status 0.
import sys


def stop():
    raise SystemExit


print("one")  # expect: one
try:
    stop()
except SystemExit as e:
    print(e.code)  # expect: None
print("two")  # expect: two
sys.exit()
