# Instances made by a `__new__` of the program, with few arguments and many, by position and by name, often enough to be native.
from collections import namedtuple


class Any:
    def __new__(cls, *given):
        self = object.__new__(cls)
        self.given = given
        return self


class Factory:
    def __new__(cls, x):
        if x == 1:
            return object.__new__(Inner)
        if x == 2:
            return 5
        if x == 3:
            return None
        self = object.__new__(cls)
        self.x = x
        return self


# It is of a class that has an `__init__`, which is called although the class that was called has none.
class Inner(Factory):
    def __new__(cls, *given):
        return object.__new__(cls)

    def __init__(self, *given):
        self.given = given


class Named(Factory):
    def __new__(cls, x, y=7, *, z=3):
        self = object.__new__(cls)
        self.all = (x, y, z)
        return self


class Single:
    one = None

    def __new__(cls):
        if cls.one is None:
            cls.one = object.__new__(cls)
        return cls.one


class Wrong:
    def __new__(cls, x):
        return object.__new__(Refused)


class Refused(Wrong):
    def __init__(self, x):
        return x


Pair = namedtuple("Pair", "x y", defaults=[9])
Five = namedtuple("Five", "a b c d e")


def made(n):
    out = []
    for i in range(n):
        out.append(Any(1, i).given)
        out.append(Any().given)
        found = Factory(i % 5)
        out.append(type(found).__name__)
        if isinstance(found, Inner):
            out.append(found.given)
        out.append(Named(i).all)
        out.append(Named(i, z=4).all)
        out.append(Named(y=1, x=2).all)
        out.append(Pair(i))
        out.append(Pair(y=i, x=2))
        out.append(Five(1, 2, 3, 4, i))
        out.append(Five(e=1, d=2, c=3, b=4, a=i))
        out.append(Single() is Single())
        for call in (
            lambda: Pair(),
            lambda: Pair(1, 2, 3),
            lambda: Pair(x=1, z=3),
            lambda: Pair(1, x=2),
            lambda: Named(),
            lambda: Named(1, w=2),
            lambda: Single(1),
            lambda: Wrong(5),
            lambda: Wrong(None),
        ):
            try:
                out.append(type(call()).__name__)
            except TypeError as e:
                out.append(str(e))
    return out


found = made(200)
print(len(found))
for x in found[-52:]:
    print(x)


# The class gets an `__init__` meanwhile.
class Late:
    def __new__(cls, x):
        return object.__new__(cls)


def late(n):
    out = []
    for i in range(n):
        if i == n - 2:
            Late.__init__ = lambda self, x: setattr(self, "x", x)
        out.append(Late(i).__dict__)
    return out[-4:]


print(late(200))

# expect: 4040
# expect: Five(a=1, b=2, c=3, d=4, e=197)
# expect: Five(a=197, b=4, c=3, d=2, e=1)
# expect: True
# expect: Pair.__new__() missing 1 required positional argument: 'x'
# expect: Pair.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: Pair.__new__() got an unexpected keyword argument 'z'
# expect: Pair.__new__() got multiple values for argument 'x'
# expect: Named.__new__() missing 1 required positional argument: 'x'
# expect: Named.__new__() got an unexpected keyword argument 'w'
# expect: Single.__new__() takes 1 positional argument but 2 were given
# expect: __init__() should return None, not 'int'
# expect: Refused
# expect: (1, 198)
# expect: ()
# expect: NoneType
# expect: (198, 7, 3)
# expect: (198, 7, 4)
# expect: (2, 1, 3)
# expect: Pair(x=198, y=9)
# expect: Pair(x=2, y=198)
# expect: Five(a=1, b=2, c=3, d=4, e=198)
# expect: Five(a=198, b=4, c=3, d=2, e=1)
# expect: True
# expect: Pair.__new__() missing 1 required positional argument: 'x'
# expect: Pair.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: Pair.__new__() got an unexpected keyword argument 'z'
# expect: Pair.__new__() got multiple values for argument 'x'
# expect: Named.__new__() missing 1 required positional argument: 'x'
# expect: Named.__new__() got an unexpected keyword argument 'w'
# expect: Single.__new__() takes 1 positional argument but 2 were given
# expect: __init__() should return None, not 'int'
# expect: Refused
# expect: (1, 199)
# expect: ()
# expect: Factory
# expect: (199, 7, 3)
# expect: (199, 7, 4)
# expect: (2, 1, 3)
# expect: Pair(x=199, y=9)
# expect: Pair(x=2, y=199)
# expect: Five(a=1, b=2, c=3, d=4, e=199)
# expect: Five(a=199, b=4, c=3, d=2, e=1)
# expect: True
# expect: Pair.__new__() missing 1 required positional argument: 'x'
# expect: Pair.__new__() takes from 2 to 3 positional arguments but 4 were given
# expect: Pair.__new__() got an unexpected keyword argument 'z'
# expect: Pair.__new__() got multiple values for argument 'x'
# expect: Named.__new__() missing 1 required positional argument: 'x'
# expect: Named.__new__() got an unexpected keyword argument 'w'
# expect: Single.__new__() takes 1 positional argument but 2 were given
# expect: __init__() should return None, not 'int'
# expect: Refused
# expect: [{}, {}, {'x': 198}, {'x': 199}]
