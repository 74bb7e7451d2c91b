# Tasklets and channels with names of their own.
import pirn
import stackless


class Line(stackless.channel):
    pass


class Worker(stackless.tasklet):
    pass


orders = stackless.channel()
pirn.set_name(orders, "orders")
line = Line()
pirn.set_name(line, "line 1")


def worker(c):
    c.receive()


kept = []
for i in range(7):
    t = stackless.tasklet(worker)(orders)
    kept.append(t)
    if i:
        pirn.set_name(t, f"worker {i}")
t = Worker(worker)(line)
pirn.set_name(t, "the last")
kept.append(t)
pirn.set_name(stackless.getmain(), "ignored")
for wrong in (lambda: pirn.set_name(orders, 1), lambda: pirn.set_name([], "x")):
    try:
        wrong()
    except TypeError as e:
        print(e)
# expect: a name must be a string or None, not 'int'
# expect: a tasklet or a channel of stackless can have a name, not an object of type 'list'
pirn.set_name(kept[1], None)
print(isinstance(t._channel, Line) if t.blocked else "runnable")  # expect: runnable
stackless.run()
print(isinstance(t._channel, Line), type(orders.queue).__name__)  # expect: True tasklet
stackless.channel().receive()
# exit: 1
