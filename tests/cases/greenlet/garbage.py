# A suspended greenlet that nobody refers to any more gets GreenletExit raised before it goes; G19 to G21.
import gc
import weakref

from greenlet import GreenletExit, getcurrent, greenlet

m = getcurrent()
log = []


def body(name="body"):
    try:
        m.switch()
    except GreenletExit:
        log.append((name, getcurrent().parent is m, getcurrent() is m))
        raise
    finally:
        log.append("finally")


g = greenlet(body)
g.switch()
del g
gc.collect()
print(log)  # expect: [('body', True, False), 'finally']
log.clear()

# Whoever kills it is its parent meanwhile.
hub = greenlet(lambda: print("never"))


def resurrected():
    try:
        m.switch()
    except GreenletExit:
        log.append(getcurrent().parent is killer)
        log.append(getcurrent())
    back = m.switch("still there")
    return back


def kill():
    global g
    del g
    gc.collect()
    m.switch("killed")


g = greenlet(resurrected, hub)
g.switch()
killer = greenlet(kill)
print(killer.switch())  # expect: still there
print(log[0], log[1].parent is hub, bool(log[1]), hub.dead)  # expect: True False True False
log[1].parent = m
print(log[1].switch("end"), log[1].dead)  # expect: end True
log.clear()


# In the middle of a generator, of a with, of a deep call.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        log.append(kind.__name__)


def gen():
    try:
        yield m.switch()
    finally:
        log.append("generator")


def deep(n):
    if n:
        return deep(n - 1)
    with Manager():
        list(gen())


g = greenlet(deep)
g.switch(20)
del g
gc.collect()
print(log)  # expect: ['generator', 'GreenletExit']
log.clear()

# Those that have not started, or are dead, just go.
unstarted, dead = greenlet(body), greenlet(lambda: None)
dead.switch()
refs = [weakref.ref(unstarted), weakref.ref(dead)]
cycle = greenlet(body)
cycle.me = cycle
refs.append(weakref.ref(cycle))
print([r() is not None for r in refs])  # expect: [True, True, True]
del unstarted, dead, cycle
gc.collect()
print([r() is not None for r in refs], log)  # expect: [False, False, False] []

# A suspended one, too, when it has been killed.
g = greenlet(body)
g.switch()
ref = weakref.ref(g)
del g
gc.collect()
gc.collect()
print(ref(), len(log))  # expect: None 2
