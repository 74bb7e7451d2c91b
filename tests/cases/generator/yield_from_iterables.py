# yield from over all sorts of iterables.
def g():
    yield from [1, 2]
    yield from (3,)
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from (i * i for i in range(3))
    yield from map(str, [7])
    x = yield from iter([])
    yield x


print(list(g()))  # expect: [1, 2, 3, 'a', 'b', 0, 1, 'k', 0, 1, 4, '7', None]


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        print("iter called")
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("it done")
        return self.n


def h():
    r = yield from It()
    yield r


print(list(h()))
# expect: iter called
# expect: [1, 2, 'it done']


def bad():
    yield from 5


try:
    next(bad())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable


def flatten(x):
    for y in x:
        if isinstance(y, list):
            yield from flatten(y)
        else:
            yield y


print(list(flatten([1, [2, [3, [4]], 5], [], [[6]]])))  # expect: [1, 2, 3, 4, 5, 6]
