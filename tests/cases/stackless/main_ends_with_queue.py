# When main ends, tasklets that are still queued or blocked are dropped and never run.
import stackless


def f(n):
    print("runs", n)
    stackless.schedule()
    print("never", n)


def blocked():
    stackless.channel().receive()
    print("never")


stackless.tasklet(blocked)()
stackless.tasklet(f)(1)
stackless.schedule()  # expect: runs 1
stackless.tasklet(f)(2)
print("main ends", stackless.getruncount())  # expect: main ends 3
