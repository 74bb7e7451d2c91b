# Methods with caches: got, called, bound, through classes and subclasses, with what instances have of their own.
from functools import cache, lru_cache


class Grid:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def row(self, i):
        return [self.n, i]

    @lru_cache(maxsize=2)
    def small(self, i, *, by=1):
        return self.n * i * by

    @cache
    def fails(self, i):
        if i > 2:
            raise KeyError(i)
        return i

    @property
    @cache
    def total(self):
        return self.n + 1


class Sub(Grid):
    @cache
    def row(self, i):
        return ("sub", super().row(i))


def rows(objects, n):
    total = 0
    for i in range(n):
        for o in objects:
            total += len(o.row(i & 7)) + o.small(i & 3) + o.small(i & 1, by=2) + o.total
    return total


a, b, c = Grid(2), Grid(3), Sub(4)
print(rows([a], 300), rows([a, b, c], 300))
print(a.row(3) is a.row(3), a.row(3) is b.row(3), c.row(1))
print(Grid.row.cache_info(), Sub.row.cache_info(), Grid.small.cache_info())
bound = a.row
print(bound(1), bound.__self__ is a, type(bound).__name__, bound.__func__ is Grid.row, Grid.row(b, 5))


def failing(o, n):
    caught = 0
    for i in range(n):
        try:
            o.fails(i % 5)
        except KeyError as error:
            caught += error.args[0]
    return caught


print(failing(a, 500), Grid.fails.cache_info())
a.row = lambda i: "own"
print(rows([b, a], 50), a.row(1), b.row(1))
Grid.row = lambda self, i: "plain"
print(b.row(1), c.row(1), c.row(6))
try:
    b.small()
except TypeError as error:
    print(error)
try:
    b.small([])
except TypeError as error:
    print(error)
# expect: 3000 12150
# expect: True False ('sub', [4, 1])
# expect: CacheInfo(hits=888, misses=24, maxsize=None, currsize=24) CacheInfo(hits=293, misses=8, maxsize=None, currsize=8) CacheInfo(hits=0, misses=2400, maxsize=2, currsize=2)
# expect: [2, 1] True method True [3, 5]
# expect: 700 CacheInfo(hits=297, misses=203, maxsize=None, currsize=3)
# expect: 1215 own [3, 1]
# expect: plain ('sub', [4, 1]) ('sub', [4, 6])
# expect: Grid.small() missing 1 required positional argument: 'i'
# expect: unhashable type: 'list'
