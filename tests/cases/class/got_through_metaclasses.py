# What is got through a class whose class is one of the program's.
from abc import ABC, abstractmethod
from enum import Enum, IntEnum


class Color(Enum):
    RED = 1
    GREEN = 2
    value2 = "v"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Shape(ABC):
    sides = 0
    made = 0

    @abstractmethod
    def area(self):
        ...

    @classmethod
    def make(cls, *args):
        cls.made += 1
        return cls(*args)

    @staticmethod
    def unit():
        return 1


class Square(Shape):
    sides = 4

    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s * self.s


def enums(n):
    s, seen = Color.RED, []
    for i in range(n):
        if s is Color.RED:
            s = Color.GREEN
        elif s == Color.GREEN:
            s = Color.RED
        if s != Color.value2 and i > n - 4:
            seen.append((s.name, s.value, s))
    return seen, Level.LOW + Level.HIGH, Level.HIGH.value


print(enums(300))


def shapes(n):
    t = 0
    for i in range(n):
        t += Square.sides + Shape.sides + Square.make(2).area() + Square.unit()
    return t, Square.made, Shape.made


print(shapes(300))


class Meta(type):
    pass


class Thing(metaclass=Meta):
    word = "class"

    @classmethod
    def who(cls):
        return cls.__name__


def changing(n):
    out = []
    for i in range(n):
        out.append((Thing.word, Thing.who()))
        if i == n // 4:
            Meta.word = "meta"
        elif i == n // 2:
            Meta.word = property(lambda cls: "property of " + cls.__name__)
            Meta.who = lambda cls: "who of the metaclass"
        elif i == 3 * n // 4:
            del Meta.word
            Thing.word = "again"
    return out


got = changing(400)
print(got[0], got[101], got[201], got[301], got[-1])


class Nosy(type):
    def __getattribute__(cls, name):
        if name == "word":
            return "nosy"
        return super().__getattribute__(name)


class Watched(metaclass=Nosy):
    word = "class"
    other = "other"


def nosy(n):
    out = []
    for _ in range(n):
        out.append(Watched.word)
        out.append(Watched.other)
    return out[-2:]


print(nosy(300))


class Late(metaclass=Meta):
    word = "late"


def late(n):
    out = []
    for i in range(n):
        out.append(Late.word)
        if i == n // 2:
            Meta.__getattribute__ = lambda cls, name: "asked for " + name
    del Meta.__getattribute__
    return out[n // 2], out[-1], Late.word


print(late(300))

# expect: ([('RED', 1, <Color.RED: 1>), ('GREEN', 2, <Color.GREEN: 2>), ('RED', 1, <Color.RED: 1>)], 3, 2)
# expect: (2700, 300, 0)
# expect: ('class', 'Thing') ('class', 'Thing') ('property of Thing', 'Thing') ('again', 'Thing') ('again', 'Thing')
# expect: ['nosy', 'other']
# expect: ('late', 'asked for word', 'late')
