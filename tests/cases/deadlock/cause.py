# The report also follows an exception that comes from a deadlock, and none that does not.
import stackless

c = stackless.channel()
d = stackless.channel()


def f():
    d.receive()


t = stackless.tasklet(f)()
try:
    c.receive()
except RuntimeError as e:
    print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
try:
    c.receive()
except RuntimeError:
    raise KeyError("orders")
# exit: 1
