# Class patterns: which attributes, in which order, and what goes wrong.
from collections import namedtuple
from dataclasses import dataclass


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Watched:
    __match_args__ = ("a", "b")
    log = []

    def __getattr__(self, name):
        self.log.append(name)
        if name == "b":
            raise AttributeError(name)
        if name == "c":
            raise ValueError("no c")
        return name * 2

    @property
    def p(self):
        return self.nothing.more


def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(0, y):
            return f"on y at {y}"
        case Point3(x, y, z=0):
            return f"flat {x} {y}"
        case Point3(z=z, x=1):
            return f"x is 1, z {z}"
        case Point(x=x, y=[y, *_]):
            return f"list {x} {y}"
        case Point() as q:
            return f"other {q.x} {q.y}"
        case _:
            return "no point"


for p in [Point(0, 0), Point(0, 5), Point3(1, 2, 0), Point3(1, 2, 3), Point(4, [5, 6]), Point(4, []), Point3(9, 8, 7), 5, None, Point]:
    print(where(p))

w = Watched()


def watch(w):
    match w:
        case Watched(a="x"):
            return 1
        case Watched("aa", "bb"):
            return 2
        case Watched(d=d, b=_):
            return 3
        case Watched(d="dd", e=e):
            return e


print(watch(w), Watched.log)


def fails(w):
    match w:
        case Watched(c=1):
            return "c"


try:
    fails(w)
except ValueError as e:
    print("ValueError", e)


# The built-in classes that match their instances themselves, and classes derived from them.
class Text(str):
    pass


class Number(int):
    __match_args__ = ("real",)


Pair = namedtuple("Pair", "left right")


@dataclass
class Item:
    name: str
    price: float = 0.5
    parts: tuple = ()


def what(x):
    match x:
        case bool(b):
            return f"bool {b}"
        case Number(n):
            return f"Number {n}"
        case int(n):
            return f"int {n}"
        case float(f):
            return f"float {f}"
        case Text(t):
            return f"Text {t}"
        case str(s):
            return f"str {s}"
        case bytes(b) | bytearray(b):
            return f"bytes {bytes(b)}"
        case Pair(1, right=r):
            return f"pair of 1 and {r}"
        case Pair(l, r):
            return f"pair {l} {r}"
        case tuple(t):
            return f"tuple {t}"
        case list([first, *_]):
            return f"list with {first}"
        case list(l):
            return f"list {l}"
        case dict({"k": v}):
            return f"dict with {v}"
        case dict(d):
            return f"dict {d}"
        case set(s) | frozenset(s):
            return f"set {sorted(s)}"
        case Item(name, parts=(Item(inner), *_)):
            return f"{name} of {inner}"
        case Item(name, price):
            return f"{name} for {price}"
        case type(__name__=n):
            return f"class {n}"
        case object(real=r):
            return f"something with real {r}"
        case Exception(args=(a, *_)):
            return f"exception {a}"
        case object():
            return "object"


for x in [
    True, Number(4), 5, 1.5, Text("t"), "s", b"b", bytearray(b"c"), Pair(1, 2), Pair(3, 4), (1,), [1, 2], [], {"k": 1}, {"j": 1},
    {3, 1}, frozenset([2]), Item("a"), Item("b", 2, (Item("c"),)), int, 1 << 70, ValueError("v", 1), ValueError(), None, Item,
]:
    print(what(x))


# Wrong classes.
class NoArgs:
    pass


class BadArgs:
    __match_args__ = ["x"]


class BadNames:
    __match_args__ = ("x", 5)
    x = 1


class Twice:
    __match_args__ = ("x", "x")
    x = 1


class Meta(type):
    @property
    def __match_args__(cls):
        print("asked")
        return ("x",)


class WithMeta(metaclass=Meta):
    x = 6


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def no_args(x):
    match x:
        case NoArgs(1):
            return "yes"


def bad_args(x):
    match x:
        case BadArgs(1):
            return "yes"


def bad_names(x):
    match x:
        case BadNames(1, 2):
            return "yes"


def twice(x):
    match x:
        case Twice(1, 1):
            return "yes"


def by_name_too(x):
    match x:
        case Point(1, x=1):
            return "yes"
    return "no"


def too_many(x):
    match x:
        case Point(1, 2, 3):
            return "yes"


def too_many_ints(x):
    match x:
        case int(1, 2):
            return "yes"


def no_class(x):
    match x:
        case what():
            return "yes"


def a_tuple(x):
    classes = (int, str)
    match x:
        case classes():
            return "yes"


def metaclass(x):
    match x:
        case WithMeta(6):
            return "yes"
    return "no"


def unknown(x):
    match x:
        case Unknown():
            return "yes"


for f, x in [
    (no_args, NoArgs()), (no_args, 1), (bad_args, BadArgs()), (bad_names, BadNames()), (twice, Twice()), (by_name_too, Point(1, 2)),
    (by_name_too, Point(2, 2)), (too_many, Point(1, 2)), (too_many_ints, 1), (no_class, 1), (a_tuple, 1), (metaclass, WithMeta()),
    (metaclass, 5), (unknown, 1),
]:
    attempt(f, x)


# isinstance decides: hooks of metaclasses, and objects that claim another class.
class Even(type):
    def __instancecheck__(cls, x):
        return isinstance(x, int) and x % 2 == 0


class EvenInt(metaclass=Even):
    pass


class Claims:
    @property
    def __class__(self):
        return Point

    x = 3
    y = 4


def hooks(x):
    match x:
        case EvenInt():
            return "even"
        case Point(3, y):
            return f"claimed {y}"
        case _:
            return "neither"


print(hooks(4), hooks(5), hooks(Claims()))


# Private names are mangled.
class Private:
    def __init__(self):
        self.__secret = 7

    def same(self, other):
        match other:
            case Private(__secret=s):
                return s
        return None


print(Private().same(Private()), Private().same(1))
# expect: origin
# expect: on y at 5
# expect: flat 1 2
# expect: x is 1, z 3
# expect: list 4 5
# expect: other 4 []
# expect: other 9 8
# expect: no point
# expect: no point
# expect: no point
# expect: ee ['a', 'a', 'b', 'd', 'b', 'd', 'e']
# expect: ValueError no c
# expect: bool True
# expect: Number 4
# expect: int 5
# expect: float 1.5
# expect: Text t
# expect: str s
# expect: bytes b'b'
# expect: bytes b'c'
# expect: pair of 1 and 2
# expect: pair 3 4
# expect: tuple (1,)
# expect: list with 1
# expect: list []
# expect: dict with 1
# expect: dict {'j': 1}
# expect: set [1, 3]
# expect: set [2]
# expect: a for 0.5
# expect: b of c
# expect: class int
# expect: int 1180591620717411303424
# expect: exception v
# expect: object
# expect: object
# expect: class Item
# expect: TypeError NoArgs() accepts 0 positional sub-patterns (1 given)
# expect: None
# expect: TypeError BadArgs.__match_args__ must be a tuple (got list)
# expect: TypeError __match_args__ elements must be strings (got int)
# expect: TypeError Twice() got multiple sub-patterns for attribute 'x'
# expect: TypeError Point() got multiple sub-patterns for attribute 'x'
# expect: TypeError Point() got multiple sub-patterns for attribute 'x'
# expect: TypeError Point() accepts 2 positional sub-patterns (3 given)
# expect: TypeError int() accepts 1 positional sub-pattern (2 given)
# expect: TypeError called match pattern must be a type
# expect: TypeError called match pattern must be a type
# expect: asked
# expect: yes
# expect: no
# expect: NameError name 'Unknown' is not defined
# expect: even neither claimed 4
# expect: None None
