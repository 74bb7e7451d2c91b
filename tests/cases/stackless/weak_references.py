# The scheduler keeps runnable tasklets alive; others are gone with their last reference, without running their `finally`.
import gc
import weakref
from stackless import channel, run, schedule, schedule_remove, tasklet

log = []


def waits():
    try:
        schedule_remove(None)
    finally:
        log.append("finally")


calls = []
r = weakref.ref(tasklet(schedule)(), calls.append)
gc.collect()
print(r() is not None, r().scheduled)
run()
gc.collect()
print(r(), len(calls))

t = tasklet(waits)()
run()
r = weakref.ref(t)
t = None
gc.collect()
print(r(), log)

# A channel that nobody knows, and who waits at it.
c = channel()
t = tasklet(c.receive)()
t.run()
rc, rt = weakref.ref(c), weakref.ref(t)
t = None
gc.collect()
print(rt() is c.queue)
c = None
gc.collect()
print(rc(), rt())


class Named(tasklet):
    pass


n = Named(schedule)()
r = weakref.ref(n)
print(r() is n)
n = None
gc.collect()
print(type(r()) is Named)
run()
gc.collect()
print(r())


# Callbacks may switch, block and be preempted.
def worker(c):
    for i in range(3):
        print("worker", i)
        c.send(i)


def switches(r):
    c = channel()
    tasklet(worker)(c)
    print("got", [c.receive() for _ in range(3)])


o = channel()
r = weakref.ref(o, switches)
o = None
gc.collect()
print("main goes on")
run()
# expect: True True
# expect: None 1
# expect: None []
# expect: True
# expect: None None
# expect: True
# expect: True
# expect: None
# expect: worker 0
# expect: worker 1
# expect: worker 2
# expect: got [0, 1, 2]
# expect: main goes on
