# What `next`, `send` and `throw` run may change objects whose shape is known before it.
class P:
    def __init__(self, i):
        self.first = i
        self.x = i


def changes(o):
    while True:
        try:
            k = yield
        except ValueError:
            k = 3
        if k is None:
            del o.x
            o.y = "y"
            o.x = "moved"
        elif k == 1:
            del o.x
        elif k == 3:
            o.__class__ = Q


class Q(P):
    @property
    def x(self):
        return "property"

    @x.setter
    def x(self, value):
        self.y = value


def by_next(n):
    found = []
    for i in range(n):
        o = P(i)
        g = changes(o)
        next(g)
        before = o.x
        next(g)
        found.append((before, o.x, o.y))
    return found[-1], len(set(found))


def by_send(n):
    t = 0
    for i in range(n):
        o = P(i)
        g = changes(o)
        next(g)
        before = o.x
        g.send(1)
        try:
            t += o.x
        except AttributeError:
            t += 1000
        o.x = before
        t += o.x
    return t


def by_throw(n):
    found = []
    for i in range(n):
        o = P(i)
        g = changes(o)
        g.send(None)
        before = o.x
        g.throw(ValueError)
        found.append((before, o.x))
    return found[-1], len(set(found))


def by_default(n):
    found = []
    o = P(0)
    g = changes(o)
    next(g)
    for i in range(n):
        o.x = i
        next(g, None)
        found.append((o.x, o.first))
    return found[-1], len(set(found))


print(by_next(200))
print(by_send(200))
print(by_throw(200))
print(by_default(200))

# expect: ((199, 'moved', 'y'), 200)
# expect: 219900
# expect: ((199, 'property'), 200)
# expect: (('moved', 0), 1)
