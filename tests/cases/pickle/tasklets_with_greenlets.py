# Tasklets that have greenlets, as pickles: the whole tree goes along, and belongs to the copy.
import copy
import pickle

import stackless
from greenlet import error, getcurrent, greenlet

OUT = []


def child(n):
    total = 0
    for i in range(n):
        total += getcurrent().parent.switch(i) or 0
    return "total", total


# In the main greenlet, with children that are suspended, new and dead.
def at_home(n):
    g = greenlet(child)
    got = [g.switch(n)]
    new = greenlet(child)
    dead = greenlet(lambda: "dead")
    dead.switch()
    stackless.schedule_remove()
    while not g.dead:
        got.append(g.switch(10))
    OUT.append((got, new.switch(1), dead.dead, g.parent is getcurrent(), new.parent is getcurrent()))


t = stackless.tasklet(at_home)(3)
t.run()
data = pickle.dumps(t)
for u in pickle.loads(data), pickle.loads(data), copy.deepcopy(t), t:
    u.run()
    print(OUT.pop(), u.alive, OUT)
# expect: ([0, 1, 2, ('total', 30)], 0, True, True, True) False []
# expect: ([0, 1, 2, ('total', 30)], 0, True, True, True) False []
# expect: ([0, 1, 2, ('total', 30)], 0, True, True, True) False []
# expect: ([0, 1, 2, ('total', 30)], 0, True, True, True) False []


# In a child, three deep, while the main greenlet waits for it.
def innermost(n):
    stackless.schedule_remove()
    return n * getcurrent().parent.parent.switch("to the top")


def middle(n):
    try:
        return greenlet(innermost).switch(n) + 1
    except KeyError as e:
        return "middle caught", e.args


class Watched(greenlet):
    pass


def top_of_named(n):
    g = Watched(middle)
    g.name = "named"
    said = g.switch(n)
    OUT.append((said, g.name, type(g) is Watched, g.dead))


t = stackless.tasklet(top_of_named)(6)
t.run()
data = pickle.dumps(t)
u = pickle.loads(data)
print(u.alive, u.paused, u.restorable, u is t)  # expect: True True True False
u.run()
t.run()
print(OUT)  # expect: [('to the top', 'named', True, False), ('to the top', 'named', True, False)]
del OUT[:]


# Again and again, wherever it stands; blocked as well.
def walker(n, channel):
    got = []

    def ping(x):
        while True:
            stackless.schedule_remove()
            x = getcurrent().parent.switch(x + 1)

    g = greenlet(ping)
    for i in range(n):
        got.append(g.switch(i))
        stackless.schedule_remove()
        got.append(channel.receive())
    OUT.append(got)


c = stackless.channel()
t = stackless.tasklet(walker)(4, c)
turns = 0
while t.alive:
    t, c = pickle.loads(pickle.dumps((t, c)))
    turns += 1
    if t.blocked:
        c.send("x")
    else:
        t.run()
print(turns, OUT)  # expect: 13 [[1, 'x', 2, 'x', 3, 'x', 4, 'x']]
del OUT[:]


# What belongs to another tasklet goes with it, and cannot be switched to from here.
def keeps(out):
    def body():
        out.append(getcurrent())
        getcurrent().parent.switch()
        out.append("went on")
        return "end"

    g = greenlet(body)
    g.switch()
    out.append(getcurrent())
    stackless.schedule_remove()
    out.append(g.switch())


out = []
t = stackless.tasklet(keeps)(out)
t.run()
u, theirs, (suspended, main) = pickle.loads(pickle.dumps((t, out, out[:])))
print(suspended.parent is main, suspended.dead, main.dead, bool(suspended), main.parent)
# expect: True False False True None
for g in suspended, main:
    try:
        g.switch()
    except error as e:
        print(e)
# expect: cannot switch to a different thread or tasklet: each runs its own greenlets
# expect: cannot switch to a different thread or tasklet: each runs its own greenlets
u.run()
print(theirs[2:], suspended.dead, main.dead, out[2:])  # expect: ['went on', 'end'] True True []
# Without it they cannot be pickled.
for g in out:
    try:
        pickle.dumps(g)
    except RuntimeError as e:
        print(e)
# expect: You cannot __reduce__ a greenlet of another tasklet without that tasklet.
# expect: You cannot __reduce__ a greenlet of another tasklet without that tasklet.
t.run()

# A copy that is never run leaves nothing behind, and one that is killed ends its greenlets.
FINISHED = []


def cleans():
    def body():
        try:
            getcurrent().parent.switch()
        finally:
            FINISHED.append("child")

    g = greenlet(body)
    g.switch()
    try:
        stackless.schedule_remove()
    finally:
        FINISHED.append("main")
    g.switch()


t = stackless.tasklet(cleans)()
t.run()
u = pickle.loads(pickle.dumps(t))
t.kill()
print(FINISHED, t.alive, u.alive)  # expect: ['main'] False True
u.run()
print(FINISHED)  # expect: ['main', 'main', 'child']


# Two tasklets that know each other's greenlets.
def first(friends):
    g = greenlet(child)
    friends.append((g, g.switch(2)))
    stackless.schedule_remove()
    OUT.append((g.switch(1), len(friends), friends[1][0] is not g))


friends = []
a, b = stackless.tasklet(first)(friends), stackless.tasklet(first)(friends)
stackless.run()
a2, b2 = pickle.loads(pickle.dumps((a, b)))
for t in a2, b2, a, b:
    t.run()
print(OUT)  # expect: [(1, 2, True), (1, 2, False), (1, 2, True), (1, 2, False)]
del OUT[:]


# Tasklets of a derived class, and hooks that run while the copy is not whole.
class Mine(stackless.tasklet):
    pass


class Loud:
    def __init__(self, g):
        self.g = g

    def __getstate__(self):
        return self.g

    def __setstate__(self, g):
        self.g = g
        try:
            g.switch()
        except Exception as e:
            OUT.append(type(e).__name__)


def loudly():
    g = greenlet(child)
    loud = Loud(g)
    g.switch(2)
    stackless.schedule_remove()
    OUT.append((loud.g is g, g.switch(3), g.switch(4)))


t = Mine(loudly)()
t.run()
u = pickle.loads(pickle.dumps(t))
print(type(u) is Mine)  # expect: True
u.run()
print(OUT)  # expect: ['error', (True, 1, ('total', 7))]
t.kill()
