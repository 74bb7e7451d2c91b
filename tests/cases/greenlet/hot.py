# Switches in hot loops, with ints, floats and lists on both sides; many greenlets; a chain of them.
from greenlet import GreenletExit, getcurrent, greenlet


def echo(x):
    parent = getcurrent().parent
    while True:
        x = parent.switch(x * 2 + 1)


def ping(n):
    g = greenlet(echo)
    total = g.switch(0)
    for i in range(n):
        total += g.switch(i)
    return total, g.throw().args


print(ping(3000))  # expect: (9000001, ())


def squares(n):
    out = getcurrent().parent
    s = 0.5
    for i in range(n):
        s += i * 0.25
        if i % 3 == 0:
            out.switch(i, s)
    return None


def collect(n):
    g = greenlet(squares)
    r = g.switch(n)
    total = 0.0
    while r is not None:
        i, s = r
        total += i + s
        r = g.switch()
    return total


print(collect(2000))  # expect: 111777694.25


def link(next_one):
    value = getcurrent().parent.switch()
    next_one.switch(value + 1)


def chain(n):
    first = getcurrent()
    for i in range(n):
        g = greenlet(link)
        g.switch(first)
        first = g
    return first.switch(0)


print(chain(500), chain(2000))  # expect: 500 2000


class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right


def walk(node, out):
    if node is not None:
        walk(node.left, out)
        out.switch(node.v)
        walk(node.right, out)


def build(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(mid, build(lo, mid), build(mid + 1, hi))


def in_order(tree):
    g = greenlet(walk)
    v = g.switch(tree, getcurrent())
    while g:
        yield v
        v = g.switch()


print(sum(in_order(build(0, 1000))), list(in_order(build(0, 7))))  # expect: 499500 [0, 1, 2, 3, 4, 5, 6]


def catching(n):
    out = getcurrent().parent
    caught = 0
    for i in range(n):
        try:
            out.switch(i)
        except ValueError as e:
            caught += e.args[0]
    return "caught", caught


def throwing(n):
    g = greenlet(catching)
    r = g.switch(n)
    while not isinstance(r, tuple):
        r = g.throw(ValueError, r) if r % 2 else g.switch()
    return r


print(throwing(600))  # expect: ('caught', 90000)


def scheduler(n):
    hub = getcurrent()
    log = []

    def worker(name):
        for i in range(n):
            log.append(name * 1000 + i)
            hub.switch()

    ready = [greenlet(worker) for name in range(5)]
    for name, g in enumerate(ready):
        g.switch(name)
    while ready:
        g = ready.pop(0)
        g.switch()
        if not g.dead:
            ready.append(g)
    return sum(log), len(log)


print(scheduler(200))  # expect: (2099500, 1000)


def made_and_done(n):
    total = 0
    for i in range(n):
        total += greenlet(lambda v: v * 2).switch(i)
    return total


print(made_and_done(1500))  # expect: 2248500
