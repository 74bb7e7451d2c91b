# An iterator that an exception comes out of goes on with the next item.
from itertools import accumulate, chain, cycle, dropwhile, filterfalse, starmap, takewhile


def small(x):
    if x == 3:
        raise ValueError(x)
    return x < 6


def add(a, b):
    if b == 3:
        raise ValueError(b)
    return a + b


def product(a, b):
    if a == 2:
        raise ValueError(a)
    return a * b


class Failing:
    def __init__(self, n):
        self.i = 0
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        if self.i == 3:
            raise ValueError(self.i)
        if self.i > self.n:
            raise StopIteration
        return self.i


def asked(it, times):
    found = []
    for _ in range(times):
        try:
            found.append(next(it))
        except StopIteration:
            found.append("end")
        except ValueError as e:
            found.append(f"error {e}")
    return found


def looped(it):
    found = []
    for _ in range(4):
        try:
            for x in it:
                found.append(x)
                if len(found) == 12:
                    return found
        except ValueError as e:
            found.append(f"error {e}")
    return found


makers = [
    lambda: takewhile(small, range(1, 9)),
    lambda: takewhile(lambda x: x < 6, Failing(8)),
    lambda: dropwhile(small, range(1, 9)),
    lambda: dropwhile(lambda x: x < 2, Failing(8)),
    lambda: filterfalse(small, range(1, 9)),
    lambda: filterfalse(None, Failing(4)),
    lambda: accumulate(range(1, 9), add),
    lambda: accumulate(iter([1, 2, 3, 4]), add, initial=100),
    lambda: accumulate(Failing(6)),
    lambda: accumulate(Failing(6), initial=7),
    lambda: starmap(product, zip(range(5), range(5))),
    lambda: chain(Failing(4), "ab", Failing(4)),
    lambda: chain.from_iterable([Failing(4), "ab"]),
    lambda: cycle(Failing(4)),
]
for make in makers:
    for _ in range(3):
        last = asked(make(), 9), looped(make())
    print(*last)
# expect: [1, 2, 'error 3', 4, 5, 'end', 'end', 'end', 'end'] [1, 2, 'error 3', 4, 5]
# expect: [1, 2, 'error 3', 4, 5, 'end', 'end', 'end', 'end'] [1, 2, 'error 3', 4, 5]
# expect: ['error 3', 6, 7, 8, 'end', 'end', 'end', 'end', 'end'] ['error 3', 6, 7, 8]
# expect: [2, 'error 3', 4, 5, 6, 7, 8, 'end', 'end'] [2, 'error 3', 4, 5, 6, 7, 8]
# expect: ['error 3', 6, 7, 8, 'end', 'end', 'end', 'end', 'end'] ['error 3', 6, 7, 8]
# expect: ['error 3', 'end', 'end', 'end', 'end', 'end', 'end', 'end', 'end'] ['error 3']
# expect: [1, 3, 'error 3', 7, 12, 18, 25, 33, 'end'] [1, 3, 'error 3', 7, 12, 18, 25, 33]
# expect: [100, 101, 103, 'error 3', 107, 'end', 'end', 'end', 'end'] [100, 101, 103, 'error 3', 107]
# expect: [1, 3, 'error 3', 7, 12, 18, 'end', 'end', 'end'] [1, 3, 'error 3', 7, 12, 18]
# expect: [7, 8, 10, 'error 3', 14, 19, 25, 'end', 'end'] [7, 8, 10, 'error 3', 14, 19, 25]
# expect: [0, 1, 'error 2', 9, 16, 'end', 'end', 'end', 'end'] [0, 1, 'error 2', 9, 16]
# expect: [1, 2, 'error 3', 4, 'a', 'b', 1, 2, 'error 3'] [1, 2, 'error 3', 4, 'a', 'b', 1, 2, 'error 3', 4]
# expect: [1, 2, 'error 3', 4, 'a', 'b', 'end', 'end', 'end'] [1, 2, 'error 3', 4, 'a', 'b']
# expect: [1, 2, 'error 3', 4, 1, 2, 4, 1, 2] [1, 2, 'error 3', 4, 1, 2, 4, 1, 2, 4, 1, 2]
