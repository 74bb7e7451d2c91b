# Pickled greenlets: suspended ones with their calls, new ones, dead ones, parents, and those that cannot be. G26.
import copy
import pickle

import stackless
from greenlet import GreenletExit, getcurrent, greenlet


def step(log, n):
    log.append(n)
    got = getcurrent().parent.switch(n)
    log.append(got)
    return got


def body(log, first):
    total = 0
    for i in range(first, first + 3):
        total += step(log, i)
    return total


def finish(g, value):
    """Switches to a greenlet until it is dead: what it gave."""
    got = []
    while not g.dead:
        got.append(g.switch(value))
    return got


log = []
g = greenlet(body)
print(g.switch(log, 10))  # expect: 10
data = pickle.dumps((g, log))
first, first_log = pickle.loads(data)
second, second_log = pickle.loads(data)
print(first is not g, first_log == log, bool(first), first.dead, first.parent is getcurrent())
# expect: True True True False True
print(finish(first, 1), first_log)  # expect: [11, 12, 3] [10, 1, 11, 1, 12, 1]
print(finish(second, 5), second_log)  # expect: [11, 12, 15] [10, 5, 11, 5, 12, 5]
print(finish(g, 7), log)  # expect: [11, 12, 21] [10, 7, 11, 7, 12, 7]

# In the middle of it, again and again.
g = greenlet(body)
g.switch([], 0)
while not g.dead:
    g = pickle.loads(pickle.dumps(g))
    value = g.switch(2)
print(value)  # expect: 6

# New ones and dead ones.
new = pickle.loads(pickle.dumps(greenlet(body)))
print(bool(new), new.dead, new.run is body, new.switch([], 3))  # expect: False False True 3
dead = greenlet(lambda: 5)
dead.switch()
dead = copy.deepcopy(dead)
print(dead.dead, bool(dead), dead.switch("through"))  # expect: True False through


# Parents go along; the main greenlet is that of whoever reads.
def inner():
    x = getcurrent().parent.switch("from inner")
    raise KeyError(x)


def middle(main):
    child = greenlet(inner)
    try:
        child.switch()
        main.switch(child)
        child.switch("deep")
    except KeyError as e:
        return f"middle caught {e}"


m = greenlet(middle)
child = m.switch(getcurrent())
m2, child2 = pickle.loads(pickle.dumps((m, child)))
print(child2.parent is m2, m2.parent is getcurrent(), m.switch(), m2.switch())
# expect: True True middle caught 'deep' middle caught 'deep'
print(child.dead, child2.dead)  # expect: True True
m = greenlet(middle)
child = m.switch(getcurrent())
only = pickle.loads(pickle.dumps(child))
print(only.parent.gr_frame is not None, only.switch("alone"))  # expect: True middle caught 'alone'


# Derived classes, attributes, generators and handlers within.
class Counter(greenlet):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def run(self):
        def numbers():
            for i in range(self.limit):
                self.parent.switch(i)
                yield i

        try:
            raise ValueError("handled")
        except ValueError as e:
            total = sum(numbers())
            return f"{total} {self.limit} {e}"


c = Counter(4)
c.switch()
c.label = "a label"
c.switch()
d = pickle.loads(pickle.dumps(c))
print(type(d) is Counter, d.limit, d.label)  # expect: True 4 a label
d.limit = 9
print(finish(d, None)[-1], "|", finish(c, None)[-1])  # expect: 6 9 handled | 6 4 handled
e = pickle.loads(pickle.dumps(Counter(2)))
print(e.switch(), finish(e, None))  # expect: 0 [1, '1 2 handled']

# An exception thrown into a copy.
g = greenlet(body)
g.switch([], 0)
h = pickle.loads(pickle.dumps(g))
print(repr(h.throw(GreenletExit("out"))), h.dead, g.dead)  # expect: GreenletExit('out') True False


# What is current cannot be pickled; the main greenlet is by name.
def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print(pickle.loads(pickle.dumps(getcurrent())) is getcurrent())  # expect: True
attempt(greenlet(lambda: pickle.dumps(getcurrent())).switch)
# expect: RuntimeError: You cannot __reduce__ the greenlet which is current.
attempt(copy.copy, g)
# expect: TypeError: a greenlet cannot be copied without what its calls refer to: use copy.deepcopy()
running = []


def waits():
    def runs():
        running.append(getcurrent())
        stackless.schedule()

    greenlet(runs).switch()


t = stackless.tasklet(waits)()
stackless.schedule()
for elsewhere in running[0], running[0].parent:
    attempt(pickle.dumps, elsewhere)
# expect: RuntimeError: You cannot __reduce__ a greenlet of another tasklet without that tasklet.
# expect: RuntimeError: You cannot __reduce__ a greenlet of another tasklet without that tasklet.
stackless.run()


def local():
    class Local(greenlet):
        pass

    return Local(body)


attempt(pickle.dumps, local())
# expect: PicklingError: cannot pickle this: a greenlet whose class cannot be imported

# What greenlets consist of is of no use to others.
function, args, state = g.__reduce_ex__(4)
attempt(greenlet(body).__setstate__, state)  # expect: ValueError: a greenlet can be made of nothing but its own pickle
attempt(g.__setstate__, state)  # expect: ValueError: only a new greenlet can be made what a pickle says
attempt(g.__setstate__, (None, None))  # expect: ValueError: a greenlet can be made of nothing but its own pickle

# In another tasklet a copy belongs to that one.
data = pickle.dumps(g)
results = []
stackless.tasklet(lambda: results.append(finish(pickle.loads(data), 4)[-1]))()
stackless.run()
print(results, finish(g, 1)[-1])  # expect: [12] 3

# A new one that nothing was given to run has nothing to take along.
attempt(pickle.dumps, greenlet())  # expect: TypeError: cannot pickle a greenlet that has nothing to run yet
