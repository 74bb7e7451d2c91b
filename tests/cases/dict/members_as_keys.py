# Members of enumerations as keys: hashed by their names, unless a class says otherwise.
from enum import Enum, Flag, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Bits(Flag):
    A = auto()
    B = auto()


class Own(Enum):
    X = 1
    Y = 2

    def __hash__(self):
        calls.append(self.name)
        return 5


class Alike(Enum):
    X = 1
    Y = 2

    def __eq__(self, other):
        return True

    __hash__ = Enum.__hash__


class Data(Enum):
    P = (1, 2)
    Q = (3, 4)

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Number(IntEnum):
    ONE = 1


calls = []
for _ in range(20):
    d = {Color.RED: 1, Color.GREEN: 2}
    for i in range(50):
        d[Color.RED] += 1
        d[Color.BLUE] = d.get(Color.BLUE, 0) + 1
print(d)  # expect: {<Color.RED: 1>: 51, <Color.GREEN: 2>: 2, <Color.BLUE: 3>: 50}
print(hash(Color.RED) == hash("RED"), hash(Bits.A) == hash("A"), hash(Data.P) == hash("P"))
# expect: True True True
print((Bits.A | Bits.B) in {Bits.A | Bits.B: 1}, hash(Number.ONE), {1: "x"}[Number.ONE])
# expect: True 1 x
print({Data.P: 1, Data.Q: 2}[Data.Q], Color.RED in {Color.BLUE, Color.RED}, "RED" in {Color.RED})
# expect: 2 True False
print(len({Alike.X, Alike.Y}), (Color.RED, 1) in {(Color.RED, 1): 2})  # expect: 2 True
print(hash(Own.X), len({Own.X, Own.Y, Own.X}), calls)
# expect: 5 2 ['X', 'X', 'Y', 'X']
Color.__hash__ = lambda self: 7
print(hash(Color.RED), Color.RED in {Color.RED: 1})  # expect: 7 True
