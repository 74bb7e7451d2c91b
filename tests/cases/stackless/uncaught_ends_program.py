# An uncaught exception of a tasklet ends the program like one of main.
import stackless


def bad():
    try:
        stackless.schedule()
        raise ValueError("from tasklet")
    finally:
        print("tasklet cleanup")


def other():
    stackless.schedule()
    stackless.schedule()
    print("never reached")


stackless.tasklet(bad)()
stackless.tasklet(other)()
stackless.run()  # expect: tasklet cleanup
print("never")
# raises: ValueError: from tasklet
