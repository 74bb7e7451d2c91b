# Classes with a `__new__` of the program: what is made, and whether and how `__init__` is called.
from collections import namedtuple
from typing import NamedTuple

log = []


class Base:
    def __new__(cls, kind=None, *args):
        if kind == "other":
            return 3
        if kind == "derived":
            return object.__new__(Derived)
        if kind == "quiet":
            return object.__new__(Quiet)
        if kind == "error":
            raise ValueError(args)
        return object.__new__(cls)


class Derived(Base):
    def __init__(self, *args):
        log.append(args)


class Quiet(Base):
    pass


class Bad(Base):
    def __init__(self, *args):
        return args


def make(cls, *args):
    try:
        return type(cls(*args)).__name__
    except (TypeError, ValueError) as e:
        return str(e)


for _ in range(2):
    print([make(c, k, 1) for c in (Base, Derived, Quiet, Bad) for k in ("x", "other", "derived", "quiet", "error")])
    print(log)
# expect: ['Base', 'int', 'Derived', 'Quiet', '(1,)', 'Derived', 'int', 'Derived', 'Quiet', '(1,)', 'Quiet', 'int', 'Derived', 'Quiet', '(1,)', "__init__() should return None, not 'tuple'", 'int', 'Derived', 'Quiet', '(1,)']
# expect: [('derived', 1), ('x', 1), ('derived', 1)]
# expect: ['Base', 'int', 'Derived', 'Quiet', '(1,)', 'Derived', 'int', 'Derived', 'Quiet', '(1,)', 'Quiet', 'int', 'Derived', 'Quiet', '(1,)', "__init__() should return None, not 'tuple'", 'int', 'Derived', 'Quiet', '(1,)']
# expect: [('derived', 1), ('x', 1), ('derived', 1), ('derived', 1), ('x', 1), ('derived', 1)]


class Single:
    instance = None
    inits = 0

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        Single.inits += 1


class Plain:
    def __new__(cls, x, y=2):
        self = object.__new__(cls)
        self.x, self.y = x, y
        return self


class Late(Plain):
    def __new__(cls, *args):
        cls.__init__ = lambda self, *args: log.append(("late", args))
        return Plain.__new__(cls, *args)


class Upper(str):
    def __new__(cls, text, n=1):
        return str.__new__(cls, text.upper() * n)


class Meters(float):
    def __new__(cls, x):
        return super().__new__(cls, x * 1000)


class Meta(type):
    def __call__(cls, *args):
        return ("meta", super().__call__(*args).x)


class Counted(Plain, metaclass=Meta):
    pass


class Static(Plain):
    __new__ = staticmethod(lambda cls, *args: Plain.__new__(cls, len(args)))


class Of:
    @classmethod
    def __new__(cls, *args):
        return args


P = namedtuple("P", "x y z", defaults=(3,))


class Q(NamedTuple):
    a: int
    b: str = "b"


class R(P):
    __slots__ = ()

    def __new__(cls, x):
        return super().__new__(cls, x, x)

    def __init__(self, x):
        log.append(self)


def run(n):
    total = 0
    for i in range(n):
        total += Plain(i).x + Plain(i, 1).y + Plain(i, y=3).y + len(Upper("a", 2)) + P(i, 1)[0] + P(i, 2, z=1)[2]
        total += Q(i)[0] + len(R(i)) + Static(1, 2).x
        Single()
    return total


log.clear()
print(run(2000), Single.inits, len(log), log[-1])  # expect: 6021000 2000 2000 R(x=1999, y=1999, z=3)
print(Upper("ab"), Upper("ab", 2), Meters(2), Counted(1), Static(1, 2).x, len(Of(1, 2)), repr(P(1, 2)), Q(1))  # expect: AB ABAB 2000.0 ('meta', 1) 2 3 P(x=1, y=2, z=3) Q(a=1, b='b')
log.clear()
print(Late(1).x, Late(2).y, log)  # expect: 1 2 [('late', (1,)), ('late', (2,))]
for f in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: Q(), lambda: Plain(), lambda: R(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: P.__new__() missing 1 required positional argument: 'y'
# expect: P.__new__() takes from 3 to 4 positional arguments but 5 were given
# expect: Q.__new__() missing 1 required positional argument: 'a'
# expect: Plain.__new__() missing 1 required positional argument: 'x'
# expect: R.__new__() takes 2 positional arguments but 3 were given


class Deep:
    def __new__(cls, n):
        self = object.__new__(cls)
        self.inner = cls(n - 1) if n else None
        return self


def depth(x):
    n = 0
    while x:
        x, n = x.inner, n + 1
    return n


print([depth(Deep(n)) for n in (0, 1, 100)])  # expect: [1, 2, 101]
