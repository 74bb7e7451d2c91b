# Channels and tasklets with names can be pickled and copied.
import copy
import pickle
import pirn
import stackless


class Line(stackless.channel):
    pass


def worker(c):
    return c.receive()


c, line = stackless.channel(), Line()
pirn.set_name(c, "orders")
pirn.set_name(line, "line")
t = stackless.tasklet(worker)(c)
pirn.set_name(t, "worker")
stackless.run()
t2, c2, line2 = pickle.loads(pickle.dumps((t, c, line)))
print(type(c2).__name__, c2.balance, type(line2).__name__, t2.blocked, c2.queue is t2)  # expect: channel -1 Line True True
print(pirn.info(t2).doing, "|", pirn.info(t).doing, "|", pirn.info(t).name)
# expect: receive on channel 'orders' | receive on channel 'orders' | worker
pirn.set_name(line2, "another")
print(copy.copy(line2) is not line2)  # expect: True
c2.send(1)
c.send(2)
print(t.alive, t2.alive)  # expect: False False
u = stackless.tasklet(worker)(line2)
stackless.run()
print(pirn.info(u).doing)  # expect: receive on channel 'another'
u.kill()
