# Attributes that stand in a dict of the object's own: of functions, exceptions, and instances whose __dict__ was taken.


class Bag:
    shared = "class"

    def __init__(self, **kw):
        self.__dict__.update(kw)

    def total(self):
        return self.a + self.b


def loop(bag, n):
    t = 0
    for i in range(n):
        bag.a = i
        t += bag.total() + bag.c
    return t


one, two = Bag(a=1, b=2, c=3), Bag(c=5, b=7, a=0, z=1)
print(loop(one, 300), loop(two, 300), loop(one, 300))
print(vars(one), vars(two))


def read(bags, n):
    out = []
    for i in range(n):
        out.append(bags[i % len(bags)].shared)
        if i == n // 2:
            bags[0].shared = "own"
        if i == n - 5:
            del bags[0].shared
    return out


got = read([one, two], 400)
print(got[:3], got[200:204], got[-6:])


def missing(bag, n):
    found = 0
    for i in range(n):
        if i % 50 == 49:
            del bag.b
        try:
            found += bag.b
        except AttributeError as e:
            bag.b = 1
            text = str(e)
    return found, text


print(missing(one, 300))


def counted(f):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return f(*args, **kwargs)
    wrapper.calls = 0
    return wrapper


@counted
def add(a, b=2):
    return a + b


@counted
def sub(a, b=2):
    return a - b


def call(n):
    t = 0
    for i in range(n):
        t = add(t, b=i) & 0xFF
        t = sub(t, 1)
    return t


print(call(400), add.calls, sub.calls)
add.other = 1
del add.calls
try:
    add(1)
except AttributeError as e:
    print(e)
add.calls = 10
print(add(1), add.calls, add.__dict__)


def name_of(f, n):
    for i in range(n):
        f.__name__ = "n%d" % i
        f.tag = f.__name__
    return f.tag, f.__name__, f.__dict__


def plain():
    pass


print(name_of(plain, 200))


class Trouble(Exception):
    pass


def notes(e, n):
    for i in range(n):
        e.count = i
        e.twice = e.count * 2
    return e.twice, vars(e)


print(notes(Trouble("x"), 200))


# What the class says comes first, also when it says it later.
def late(bag, n):
    out = []
    for i in range(n):
        bag.late = i
        out.append(bag.late)
        if i == n // 2:
            Bag.late = property(lambda self: "property", lambda self, v: None)
    return out


print(late(two, 300)[148:154], vars(two)["late"])


class Half:
    __slots__ = ("s", "__dict__")


def half(h, n):
    for i in range(n):
        h.s = i
        h.d = h.s + 1
    return h.s, h.d, vars(h)


h = Half()
h.__dict__["s"] = "hidden"
print(half(h, 300))


class Hooked(Bag):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)

    def __getattr__(self, name):
        return 100


def hooked(n):
    h = Hooked(a=1, b=2, c=3)
    for i in range(n):
        h.a = i
    return h.a, h.nothing, vars(h)


print(hooked(300))

# expect: 46350 48450 46350
# expect: {'a': 299, 'b': 2, 'c': 3} {'c': 5, 'b': 7, 'a': 299, 'z': 1}
# expect: ['class', 'class', 'class'] ['class', 'class', 'own', 'class'] ['own', 'class', 'class', 'class', 'class', 'class']
# expect: (343, "'Bag' object has no attribute 'b'")
# expect: 40 400 400
# expect: 'function' object has no attribute 'calls'
# expect: 3 11 {'other': 1, 'calls': 11}
# expect: ('n199', 'n199', {'tag': 'n199'})
# expect: (398, {'count': 199, 'twice': 398})
# expect: [148, 149, 150, 'property', 'property', 'property'] 150
# expect: (299, 300, {'s': 'hidden', 'd': 300})
# expect: (598, 100, {'a': 598, 'b': 2, 'c': 3})
