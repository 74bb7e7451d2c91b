# `object.__setattr__`, `__class__`, what classes say of `__init__` and the like, attributes that come late.
class Frozen:
    def __init__(self, x, y):
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)

    def __setattr__(self, name, value):
        raise AttributeError("no " + name)


class Derived(Frozen):
    __slots__ = ()


class Slotted:
    __slots__ = ("a",)

    def __init__(self, a):
        object.__setattr__(self, "a", a)


class Closed:
    @property
    def x(self):
        return 1

    def __init__(self, v):
        try:
            object.__setattr__(self, "x", v)
        except AttributeError as e:
            self.error = str(e)


class Pretends:
    @property
    def __class__(self):
        return int


class Hides:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name != "__class__" else "hidden"


def plainly(n):
    out = []
    for i in range(n):
        a = Frozen(i, i * 0.5 if i % 3 else i)
        b = Derived(i, 1)
        c = Slotted(i)
        d = Closed(i)
        out.append((a.x, a.y, b.x, b.__dict__, c.a, d.error))
        try:
            a.x = 1
        except AttributeError as e:
            out.append(str(e))
        for o in (a, b, c, Pretends(), Hides(), 5, "s", None, Frozen, [1]):
            kind = o.__class__
            out.append(kind if isinstance(kind, str) else kind.__name__)
        try:
            object.__setattr__(c, "other", 1)
        except AttributeError as e:
            out.append(str(e))
    return out


found = plainly(200)
print(len(found))
for x in found[-26:]:
    print(x)


class Same:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return self.x == other.x
        return NotImplemented


class Other(Same):
    pass


def equal(n):
    out = []
    for i in range(n):
        a, b, c = Same(i), Same(i), Other(i)
        out.append((a == b, a == c, c == Other(i), a == i, a != b))
        if i == n - 1:
            a.__class__ = Other
            out.append((a == b, a == c))
    return out


print(equal(200)[-2:])


class Base:
    def __init__(self, x):
        self.x = x

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Second(Base):
    def __init__(self, x, y):
        Base.__init__(self, x)
        self.y = y


def explicit(n):
    s = 0
    for i in range(n):
        o = Second(i, 2)
        s += o.x + o.y
        if i == n - 2:
            Base.__init__ = lambda self, x: object.__setattr__(self, "x", -1)
    return s


print(explicit(300))


class Plain:
    def f(self, x):
        return ("plain", type(self).__name__, x)


class Static:
    @staticmethod
    def f(x):
        return ("static", x)


class OfClass:
    @classmethod
    def f(cls, x):
        return ("class", cls.__name__, x)


class OfClassDerived(OfClass):
    pass


class Another:
    @staticmethod
    def f(x):
        return ("another", x)


def kinds(n):
    all = [Plain(), Static(), OfClass(), OfClassDerived(), Another()]
    out = []
    for i in range(n):
        out.append(all[i % 5].f(i))
        if i == n - 4:
            Static.f = staticmethod(lambda x: ("changed", x))
    return out[-6:]


print(kinds(300))


class Growing:
    def __init__(self):
        self.a = 1

    def late(self):
        self.b = 2
        self.c = 3.5

    def later(self):
        self.d = [1]
        del self.b


def growing(n):
    out = []
    for i in range(n):
        o = Growing()
        if i % 2:
            o.late()
        if i % 4 == 1:
            o.later()
        o.e = i
        out.append(sorted(o.__dict__.items(), key=str))
    return out


for x in growing(100)[-4:]:
    print(x)

# expect: 2600
# expect: (198, 198, 198, {'x': 198, 'y': 1}, 198, "property 'x' of 'Closed' object has no setter")
# expect: no x
# expect: Frozen
# expect: Derived
# expect: Slotted
# expect: int
# expect: hidden
# expect: int
# expect: str
# expect: NoneType
# expect: type
# expect: list
# expect: 'Slotted' object has no attribute 'other'
# expect: (199, 99.5, 199, {'x': 199, 'y': 1}, 199, "property 'x' of 'Closed' object has no setter")
# expect: no x
# expect: Frozen
# expect: Derived
# expect: Slotted
# expect: int
# expect: hidden
# expect: int
# expect: str
# expect: NoneType
# expect: type
# expect: list
# expect: 'Slotted' object has no attribute 'other'
# expect: [(True, False, True, False, False), (False, True)]
# expect: 45150
# expect: [('another', 294), ('plain', 'Plain', 295), ('static', 296), ('class', 'OfClass', 297), ('class', 'OfClassDerived', 298), ('another', 299)]
# expect: [('a', 1), ('e', 96)]
# expect: [('a', 1), ('c', 3.5), ('d', [1]), ('e', 97)]
# expect: [('a', 1), ('e', 98)]
# expect: [('a', 1), ('b', 2), ('c', 3.5), ('e', 99)]
