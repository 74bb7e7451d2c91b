# sys.exit in a tasklet ends the program with that status.
# exit: 3
import stackless
import sys


def quits():
    try:
        stackless.schedule()
        sys.exit(3)
    finally:
        print("tasklet cleanup")


def other():
    for i in range(3):
        print("other", i)
        stackless.schedule()


stackless.tasklet(quits)()
stackless.tasklet(other)()
stackless.run()
print("never")
# expect: other 0
# expect: tasklet cleanup
