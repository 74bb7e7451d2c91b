# Generators, functions, classes and whatever else CPython cannot pickle: copies with all they reach.
import pickle
import pirn
import sys
import collections
import itertools


def copy(x, protocol=None):
    return pickle.loads(pickle.dumps(x, protocol))


def count(n):
    for i in range(n):
        yield i


# What the bytes are: CPython refuses their protocol.
data = pickle.dumps(count(2))
print(data[:2], data[-1:])  # expect: b'\x80P' b'.'

# Generators, fresh, suspended, done, delegating, in comprehensions.
g = count(4)
fresh = copy(g)
next(g)
middle = copy(g)
print(list(g), list(middle), list(fresh), list(copy(g)))  # expect: [1, 2, 3] [1, 2, 3] [0, 1, 2, 3] []
print(middle.__name__, middle.__qualname__)  # expect: count count


def outer():
    got = yield from count(3)
    yield "end", got


g = outer()
next(g)
print(list(copy(g)), list(g))  # expect: [1, 2, ('end', None)] [1, 2, ('end', None)]
squares = (x * x for x in [1, 2, 3])
next(squares)
print(list(copy(squares)))  # expect: [4, 9]


def itself():
    try:
        pickle.dumps(g)
    except pickle.PicklingError as e:
        yield str(e)


g = itself()
print(next(g))  # expect: cannot pickle this: a frame that runs now


# Functions by value, with closures, defaults, attributes; by name where there is one.
def make(k):
    def add(x, y=2, *, z=3):
        "Adds."
        return x + y + z + k
    add.note = [k]
    return add


add = copy(make(10))
print(add(1), add.__name__, add.__qualname__, add.__module__, add.__doc__, add.note, add.__defaults__, add.__kwdefaults__)
# expect: 16 add make.<locals>.add __main__ Adds. [10] (2,) {'z': 3}
factorial = lambda n: 1 if n < 2 else n * factorial(n - 1)
print(copy(factorial)(5))  # expect: 120


def recursive():
    def f(n):
        return 1 if n < 2 else n * f(n - 1)
    return f


f = copy(recursive())
print(f(5), f.__closure__[0].cell_contents is f)  # expect: 120 True
print(copy(make) is make, copy(sys) is sys, copy(len) is len, copy(collections) is collections)  # expect: True True True True
print(copy(make.__code__) == make.__code__, copy(make(4).__closure__[0]).cell_contents)  # expect: True 4


# Classes without a name, and their instances.
def classes():
    class Base:
        made = []

        def __init__(self, x):
            self.x = x
            self.made.append(x)

    class Derived(Base):
        __slots__ = ("y",)

        def both(self):
            return super().made, self.x, self.y
    return Base, Derived


Base, Derived = classes()
d = Derived(1)
d.y = [d]
e = copy(d)
print(e.both()[:2], e.y[0] is e, type(e) is Derived, type(e).__mro__[1].made, isinstance(e, Base))
# expect: ([1], 1) True False [1] False
B, D = copy((Base, Derived))
print(D.__mro__[1] is B, D(3).x, B.made, Base.made)  # expect: True 3 [1, 3] [1]

# Iterators, views, methods, tracebacks.
print(list(copy({1: 2}.keys())), list(copy({1: 2}.items())), copy([3].__len__)(), copy("ab".upper)())  # expect: [1] [(1, 2)] 1 AB
iterators = [iter([1, 2, 3]), iter((1, 2, 3)), iter("abc"), iter(range(3)), iter({1: 1, 2: 2, 3: 3}), iter({1, 2, 3}), enumerate("abc"),
             zip("abc", [1, 2, 3]), map(str, [1, 2, 3]), filter(None, [1, 2, 3]), reversed([1, 2, 3]), itertools.chain([1], [2, 3])]
for it in iterators:
    next(it)
print(*[list(copy(it)) for it in iterators])
# expect: [2, 3] [2, 3] ['b', 'c'] [1, 2] [2, 3] [2, 3] [(1, 'b'), (2, 'c')] [('b', 2), ('c', 3)] ['2', '3'] [2, 3] [2, 1] [2, 3]
try:
    make(1)("a")
except TypeError as e:
    tb = copy(e.__traceback__)
    print(tb.tb_lineno == e.__traceback__.tb_lineno, tb.tb_next is not None)  # expect: True True
for v in (sys._getframe(), property(), staticmethod(len)):
    try:
        pickle.dumps(v)
    except TypeError as e:
        print(e)
# expect: cannot pickle 'frame' object
# expect: cannot pickle 'property' object
# expect: cannot pickle 'staticmethod' object

# What is shared stays so, across all sorts; cycles.
def sharing():
    shared = [1]
    return shared, {"k": shared}, lambda: shared, (shared for _ in range(1))


a, b, f, g = copy(sharing())
print(a is b["k"], f() is a, next(g) is a)  # expect: True True True
def looping():
    loop = [lambda: loop]
    loop.append(loop)
    return loop


l = copy(looping())
print(l[0]() is l, l[1] is l)  # expect: True True


# Keys of all sorts, hashed anew.
class ById:
    pass


class ByValue:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return hash((self.v, "salt"))


i = ById()
keys = {i: 1, ByValue(2): 2, ("t", frozenset([3, ByValue(4)])): 3, 1.5: 4, "g": count(2), ById: 5, frozenset([i]): 6}
i2, k2 = copy((i, keys))
print(k2[i2], k2[ByValue(2)], k2[("t", frozenset([3, ByValue(4)]))], k2[1.5], list(k2["g"]), k2[ById], k2[frozenset([i2])])
# expect: 1 2 3 4 [0, 1] 5 6
