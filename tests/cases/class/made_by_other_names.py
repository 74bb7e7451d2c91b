# Instances of classes that are reached through modules, given arguments by name, and exceptions whose `__init__` goes on
# to the base class's.
import types


class Point:
    def __init__(self, x, y=2):
        self.x = x
        self.y = y


class Failure(Exception):
    def __init__(self, key, *, code=7):
        super().__init__(f"{key} failed", code)
        self.key = key


class Empty:
    pass


class Odd:
    def __init__(self):
        return 5


class Picky:
    def __new__(cls, *args, **kwargs):
        return (args, sorted(kwargs))


shapes = types.ModuleType("shapes")
shapes.Point = Point
shapes.Failure = Failure
shapes.Empty = Empty
shapes.Odd = Odd
shapes.Picky = Picky
shapes.Int = int
shapes.Error = ValueError


def through_module(n):
    total = 0
    for i in range(n):
        p = shapes.Point(i, 3)
        q = shapes.Point(y=i, x=1)
        r = Point(i, y=i)
        e = shapes.Failure(i)
        f = shapes.Failure(i, code=1)
        total += p.x + p.y + q.y + r.y + len(e.args) + f.args[1]
        total += shapes.Int("7") + len(shapes.Error(1, 2).args)
        assert type(shapes.Empty()) is Empty
        assert e.key == i and str(f) == f"('{i} failed', 1)"
    return total


print(through_module(60))
print(shapes.Picky(1, b=2, a=3))


def wrong(f):
    try:
        f()
    except TypeError as e:
        print(e)


def all_wrong():
    wrong(lambda: shapes.Point())
    wrong(lambda: shapes.Point(1, z=2))
    wrong(lambda: shapes.Point(1, x=2))
    wrong(lambda: Point(x=1, y=2, z=3))
    wrong(lambda: shapes.Empty(1))
    wrong(lambda: shapes.Empty(a=1))
    wrong(lambda: shapes.Odd())
    wrong(lambda: Failure(1, 2))
    wrong(lambda: Failure(code=2))
    wrong(lambda: ValueError(a=2))


for _ in range(2):
    all_wrong()


def slow(x):
    """Takes so long that others may go on meanwhile."""
    for _ in range(30):
        x += 1
    return x


class Lazy:
    def __init__(self, x, step=1):
        self.x = slow(x) * step


shapes.Lazy = Lazy


def changes(n):
    """The class behind the name changes, and its `__init__`."""
    seen = []
    for i in range(n):
        seen.append(shapes.Lazy(i, step=2).x + shapes.Lazy(i).x)
        if i == n // 2:
            shapes.Lazy = type("Other", (Lazy,), {"__init__": lambda self, x, step=0: setattr(self, "x", -x + step)})
        if i == n - 5:
            Lazy.__init__ = lambda self, x, step=1: setattr(self, "x", x + step)
            shapes.Lazy = Lazy
    return seen


print(changes(40))
# expect: 6210
# expect: ((1,), ['a', 'b'])
# expect: Point.__init__() missing 1 required positional argument: 'x'
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: Point.__init__() got multiple values for argument 'x'
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: Empty() takes no arguments
# expect: Empty() takes no arguments
# expect: __init__() should return None, not 'int'
# expect: Failure.__init__() takes 2 positional arguments but 3 were given
# expect: Failure.__init__() missing 1 required positional argument: 'key'
# expect: ValueError() takes no keyword arguments
# expect: Point.__init__() missing 1 required positional argument: 'x'
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: Point.__init__() got multiple values for argument 'x'
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: Empty() takes no arguments
# expect: Empty() takes no arguments
# expect: __init__() should return None, not 'int'
# expect: Failure.__init__() takes 2 positional arguments but 3 were given
# expect: Failure.__init__() missing 1 required positional argument: 'key'
# expect: ValueError() takes no keyword arguments
# expect: [90, 93, 96, 99, 102, 105, 108, 111, 114, 117, 120, 123, 126, 129, 132, 135, 138, 141, 144, 147, 150, -40, -42, -44, -46, -48, -50, -52, -54, -56, -58, -60, -62, -64, -66, -68, 75, 77, 79, 81]
