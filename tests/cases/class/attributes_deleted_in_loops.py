# Attributes deleted in the order opposite to that in which they were set, and in others; what is seen of the objects then.
import sys


class Point:
    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


class Guarded:
    def __init__(self):
        self.x = 1

    def __delattr__(self, name):
        LOG.append(name)
        object.__delattr__(self, name)


class Slotted:
    __slots__ = ("p", "q")

    def __init__(self):
        self.p = 1
        self.q = 2

    def method(self):
        pass


class WithProperty:
    def __init__(self):
        self.hidden = 1

    @property
    def seen(self):
        return self.hidden

    @seen.deleter
    def seen(self):
        del self.hidden


LOG = []


def backwards(n):
    t = 0
    for i in range(n):
        p = Point(i, float(i), "c")
        del p.c
        t += len(vars(p)) if i % 50 == 0 else hasattr(p, "c")
        del p.b
        del p.a
        try:
            del p.a
        except AttributeError as e:
            message = str(e)
        p.z = i
        t += p.z
    return t, message, vars(p)


print(backwards(200))


def in_function(p):
    del p.b


def forwards(n):
    found = []
    for i in range(n):
        p = Point(i, 2, 3)
        in_function(p)
        p.b = 4
        if i % 40 == 0:
            found.append(vars(p))
        else:
            found[-1] = (p.a, p.b, p.c)
    return found


print(forwards(100))


def last_of_some(n):
    t = 0
    for i in range(n):
        p = Point(1, 2.5, 3)
        if i & 1:
            p.d = 4
        for name in ("d", "c"):
            try:
                if name == "d":
                    del p.d
                else:
                    del p.c
            except AttributeError:
                t += 1
        t += p.a + p.b
        p.c = "again"
        t += len(p.c)
    return t


print(last_of_some(200))


def alias(n):
    t = 0
    p = q = Point(1, 2, 3)
    for i in range(n):
        q.d = i
        t += p.d
        del q.d
        try:
            p.d
        except AttributeError:
            t += 1
    return t


print(alias(300))


def others(n):
    t = 0
    for i in range(n):
        g = Guarded()
        del g.x
        t += hasattr(g, "x")
        s = Slotted()
        del s.q
        t += hasattr(s, "q")
        s.q = 5
        t += s.q
        w = WithProperty()
        del w.seen
        t += vars(w) == {}
        try:
            del s.r
        except AttributeError:
            t += 1
    return t, len(LOG), set(LOG)


print(others(100))


def emptied(n):
    t = 0
    for i in range(n):
        p = Point(1, 2, 3)
        d = p.__dict__
        del p.c
        t += len(d)
        del p.b
        t += len(d)
    return t


print(emptied(100))


def missing(n):
    def named():
        pass

    found = {}
    for i in range(n):
        for what in (Point(1, 2, 3), Slotted(), Point, named, ValueError(), sys):
            try:
                del what.other
            except AttributeError as e:
                found[str(e)] = e.name
        s = Slotted()
        del s.p
        try:
            del s.p
        except AttributeError as e:
            found[str(e)] = e.name
        try:
            del s.method
        except AttributeError as e:
            found[str(e)] = e.name
        try:
            Point(1, 2, 3).other
        except AttributeError as e:
            found["got: " + str(e)] = e.name
    return found


print(missing(100))

# expect: (19908, "'Point' object has no attribute 'a'", {'z': 199})
# expect: [(39, 4, 3), (79, 4, 3), (99, 4, 3)]
# expect: 1800.0
# expect: 45150
# expect: (700, 100, {'x'})
# expect: 300
# expect: {"'Point' object has no attribute 'other'": None, "'Slotted' object has no attribute 'other'": None, "type object 'Point' has no attribute 'other'": None, "'function' object has no attribute 'other'": None, "'ValueError' object has no attribute 'other'": None, "'module' object has no attribute 'other'": None, 'p': None, "'Slotted' object attribute 'method' is read-only": None, "got: 'Point' object has no attribute 'other'": 'other'}
