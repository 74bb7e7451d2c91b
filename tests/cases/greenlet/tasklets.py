# Each tasklet has greenlets of its own, and is suspended and resumed in whichever of them it runs.
import greenlet as module
import stackless
from greenlet import GreenletExit, getcurrent, greenlet

m = getcurrent()


def up(*args):
    return getcurrent().parent.switch(*args)


def worker(name, c):
    main = getcurrent()
    print(name, main.parent, main is m, main is getcurrent())

    def body():
        for i in range(3):
            c.send((name, i))
            up(i)
            stackless.schedule()
        return "end of " + name

    g = greenlet(body)
    while g.dead is False:
        print(name, g.switch(), getcurrent() is main)


c = stackless.channel()
for name in "a", "b":
    stackless.tasklet(worker)(name, c)


def reader():
    for i in range(6):
        print("read", c.receive())


greenlet(reader).switch()
# expect: a None False True
# expect: read ('a', 0)
# expect: b None False True
# expect: read ('b', 0)
# expect: a 0 True
# expect: b 0 True
# expect: read ('a', 1)
# expect: read ('b', 1)
# expect: a 1 True
# expect: b 1 True
# expect: read ('a', 2)
# expect: read ('b', 2)
stackless.run()
# expect: a 2 True
# expect: b 2 True
# expect: a end of a True
# expect: b end of b True

# Those of another tasklet are refused.
mine = greenlet(up)
mine.switch()


def stranger():
    try:
        mine.switch()
    except module.error as e:
        print(type(e).__name__, "different thread or tasklet" in str(e))
    own = greenlet(up)
    own.switch()
    try:
        own.parent = mine
    except ValueError as e:
        print("different thread or tasklet" in str(e))
    fresh = greenlet(lambda: "fresh")
    fresh.parent = m
    try:
        fresh.switch()
    except module.error as e:
        print("error", bool(fresh), fresh.dead)
    fresh.parent = own
    print(fresh.switch())
    other = greenlet(up)
    other.switch()
    left.extend([other, getcurrent()])


left = []
stackless.tasklet(stranger)()
stackless.run()
# expect: error True
# expect: True
# expect: error False False
# expect: fresh

# A tasklet that has ended takes its greenlets along: they count as dead.
own, main = left
print(own.dead, bool(own), own.gr_frame, main.dead, repr(own).endswith(" (tasklet ended) dead>"), repr(main)[-6:])
# expect: True False None True True  dead>
for g in own, main:
    for f in g.switch, lambda: g.throw(KeyError):
        try:
            f()
        except module.error as e:
            print(e)
# expect: cannot switch to a different tasklet (which happens to have ended)
# expect: cannot switch to a different tasklet (which happens to have ended)
# expect: cannot switch to a different tasklet (which happens to have ended)
# expect: cannot switch to a different tasklet (which happens to have ended)


# Killing a tasklet raises in the greenlet that it runs, and goes on to the parents.
def killed():
    def inner():
        try:
            stackless.schedule_remove()
        finally:
            print("inner", getcurrent() is g)

    g = greenlet(inner)
    try:
        g.switch()
    finally:
        print("outer", g.dead)


t = stackless.tasklet(killed)()
stackless.run()
print(t.alive, t.frame.f_code.co_name)  # expect: True inner
t.kill()
# expect: inner True
# expect: outer True
print(t.alive)  # expect: False


# An exception that nobody catches ends the greenlet, then the tasklet, and surfaces.
def fails():
    greenlet(lambda: 1 / 0).switch()


stackless.tasklet(fails)()
try:
    stackless.run()
except ZeroDivisionError as e:
    print(e)  # expect: division by zero


# GreenletExit ends no tasklet.
def exits():
    print(type(greenlet(lambda: getcurrent().throw()).switch()).__name__)  # expect: GreenletExit
    raise GreenletExit


stackless.tasklet(exits)()
try:
    stackless.run()
except GreenletExit:
    print("surfaced")  # expect: surfaced


# A tasklet that is bound anew has a new tree.
def tree():
    trees.append(getcurrent())
    up_again = greenlet(stackless.schedule_remove)
    up_again.switch()


trees = []
t = stackless.tasklet(tree)()
stackless.run()
t.bind(None)
t.bind(tree, ())
t.insert()
stackless.run()
print(trees[0] is trees[1], trees[0].dead, trees[1].dead)  # expect: False True False
print(t.kill(), trees[1].dead)  # expect: None True


# Instances of subclasses stay what they are.
class Tasklet(stackless.tasklet):
    pass


def which():
    print(stackless.getcurrent() is t, getcurrent().parent, stackless.getcurrent() is t)


t = Tasklet(which)()
stackless.run()  # expect: True None True
print(getcurrent() is m, m.dead)  # expect: True False


# Interrupted in the middle.
def counting():
    def count():
        for i in range(3000):
            total[0] += 1

    greenlet(count).switch()


total = [0]
t = stackless.tasklet(counting)()
n = 0
while True:
    victim = stackless.run(100)
    n += 1
    if victim is None:
        break
    victim.insert()
print(total, n > 3, t.alive)  # expect: [3000] True False


# Callbacks of the scheduler run in no greenlet of the program's: they may ask, not switch.
def callback(prev, next):
    seen.append(getcurrent().parent is None)
    try:
        greenlet(lambda: 1).switch()
    except RuntimeError as e:
        seen.append(str(e))
    stackless.set_schedule_callback(None)


seen = []
stackless.tasklet(lambda: None)()
stackless.set_schedule_callback(callback)
stackless.run()
print(seen)  # expect: [True, 'Recursive scheduler call due to callbacks!']
