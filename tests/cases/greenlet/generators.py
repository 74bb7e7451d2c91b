# Generators and greenlets: yields and switches in each other, generators made of greenlets; N01 to N05.
from greenlet import getcurrent, greenlet


def up(*args):
    return getcurrent().parent.switch(*args)


def gen(n):
    for i in range(n):
        got = yield up(i)
        up("sent", got)


it = gen(2)
g = greenlet(lambda: (next(it), it.send("s"), list(it)))
print(g.switch())  # expect: 0
for f in lambda: next(it), lambda: it.close(), lambda: it.throw(KeyError):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
print(g.switch("first"), g.switch(), g.switch("second"), g.switch(), it.gi_running)
# expect: ('sent', 's') 1 ('sent', None) ('first', 'second', []) False


# A generator that is driven by two greenlets by turns.
def counter():
    n = 0
    while True:
        n += 1
        yield n


c = counter()


def driver(name):
    while True:
        up(name, next(c))


a, b = greenlet(driver), greenlet(driver)
print(a.switch("a"), b.switch("b"), a.switch(), b.switch(), next(c))  # expect: ('a', 1) ('b', 2) ('a', 3) ('b', 4) 5


def delegating():
    r = yield from gen(2)
    up("end")
    return r


g = greenlet(lambda: list(delegating()))
print([g.switch() for i in range(5)], g.switch(), g.dead)
# expect: [0, ('sent', None), 1, ('sent', None), 'end'] [(), ()] True


class genlet(greenlet):
    """A generator whose body may yield in any depth of calls."""

    def __init__(self, func, *args):
        greenlet.__init__(self)
        self.todo = func, args

    def run(self):
        f, args = self.todo
        f(*args)

    def __iter__(self):
        return self

    def __next__(self):
        self.parent = getcurrent()
        r = self.switch()
        if self:
            return r
        raise StopIteration


def Yield(v):
    g = getcurrent()
    while not isinstance(g, genlet):
        if g is None:
            raise RuntimeError("yield outside a genlet")
        g = g.parent
    g.parent.switch(v)


def body(n):
    for i in range(n):
        Yield(i)


def deep(i, n):
    if n:
        deep(i, n - 1)
    else:
        Yield(i)


print(list(genlet(body, 3)), list(genlet(lambda: [deep(i, 50) for i in range(3)])))  # expect: [0, 1, 2] [0, 1, 2]
print([(a, b) for a in genlet(body, 2) for b in genlet(body, 3)])
# expect: [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def permutations(items):
    if len(items) <= 1:
        Yield(items)
        return
    for p in genlet(permutations, items[1:]):
        for i in range(len(items)):
            Yield(p[:i] + items[0:1] + p[i:])


print(list(genlet(permutations, [1, 2, 3])))
# expect: [[1, 2, 3], [2, 1, 3], [2, 3, 1], [1, 3, 2], [3, 1, 2], [3, 2, 1]]
print(list(zip(genlet(permutations, list("abc")), genlet(permutations, [1, 2, 3])))[:3])
# expect: [(['a', 'b', 'c'], [1, 2, 3]), (['b', 'a', 'c'], [2, 1, 3]), (['b', 'c', 'a'], [2, 3, 1])]
print(len(list(genlet(permutations, list(range(6))))))  # expect: 720
try:
    Yield(1)
except RuntimeError as e:
    print(e)
# expect: yield outside a genlet


def tree(t):
    if isinstance(t, tuple):
        for x in t:
            tree(x)
    else:
        Yield(t)


def same_fringe(a, b):
    return all(x == y for x, y in zip(genlet(tree, a), genlet(tree, b)))


print(same_fringe(((1, 2), 3), (1, (2, 3))), same_fringe(((1, 2), 3), (1, (3, 2))))  # expect: True False


def failing():
    Yield(1)
    raise KeyError("in the body")


try:
    for x in genlet(failing):
        print(x)
except KeyError as e:
    print(repr(e))
# expect: 1
# expect: KeyError('in the body')
