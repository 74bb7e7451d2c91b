# `len` of the program's objects in hot code: by their class's `__len__`, of several classes, rebound, and what is no length.
class Box:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Sub(Box):
    def __len__(self):
        return super().__len__() + 1


class Items(list):
    def __len__(self):
        return 100 + super().__len__()


class Plain(dict):
    pass


class Static:
    @staticmethod
    def __len__():
        return 7


class Called:
    class Len:
        def __call__(self):
            return 9

    __len__ = Len()


class Index:
    def __index__(self):
        return 4


def total(objects):
    s = 0
    for o in objects:
        s += len(o)
    return s


def one(o, n):
    s = 0
    for _ in range(n):
        s += len(o)
    return s


def made(n):
    s = 0
    for i in range(n):
        s += len(Box(i)) + len(Sub(i))
    return s


def answer(o):
    try:
        return len(o)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        return str(e)


objects = [Box(2), Sub(3), Items([1, 2]), Plain(a=1), Static(), Called(), [1], "ab", {3}, Box(True), Box(Index())]
for _ in range(25):
    n = total(objects), one(Box(5), 20), made(10), one([1, 2], 10)
print(n)
bad = [Box(-1), Box(1 << 70), Box("x"), Box(None), Box(1.5), 3, None, object(), Box, Box(-True)]
for _ in range(25):
    out = [answer(o) for o in bad] + [answer(Box(1)), type(answer(Box(True))).__name__]
print(*out, sep="\n")


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __len__(self):
        return 1 + len(self.inner) if self.inner is not None else 0


deep = None
for _ in range(200):
    deep = Deep(deep)
for _ in range(20):
    n = len(deep)
print(n)


def switching(o, n):
    s = 0
    for i in range(n):
        if i == n // 2:
            Box.__len__ = lambda self: 1000
        s += len(o)
    return s


print(switching(Box(1), 400))
del Box.__len__
print(answer(Box(1)))


class Raises:
    def __len__(self):
        return 1 // 0


for _ in range(20):
    n = answer(Raises()), bool(Items()), answer(Items([1]))
print(n)
# expect: (134, 100, 100, 20)
# expect: __len__() should return >= 0
# expect: cannot fit 'int' into an index-sized integer
# expect: 'str' object cannot be interpreted as an integer
# expect: 'NoneType' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
# expect: object of type 'int' has no len()
# expect: object of type 'NoneType' has no len()
# expect: object of type 'object' has no len()
# expect: object of type 'type' has no len()
# expect: __len__() should return >= 0
# expect: 1
# expect: int
# expect: 199
# expect: 200200
# expect: object of type 'Box' has no len()
# expect: ('integer division or modulo by zero', True, 101)
