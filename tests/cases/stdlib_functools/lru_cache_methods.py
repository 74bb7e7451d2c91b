# Caches on methods, static methods and with many keys.
from functools import cache, lru_cache


class A:
    def __init__(self, k):
        self.k = k
        self.n = 0

    @lru_cache(maxsize=None)
    def m(self, x):
        self.n += 1
        return self.k * x

    @staticmethod
    @cache
    def s(x):
        return [x]

    @classmethod
    @cache
    def c(cls, x):
        return cls.__name__, x


a, b = A(2), A(3)
print(a.m(5), a.m(5), b.m(5), a.n, b.n, A.m.cache_info())
# expect: 10 10 15 1 1 CacheInfo(hits=1, misses=2, maxsize=None, currsize=2)
print(A.s(1) is A.s(1), a.s(1) is A.s(1), A.c(1), A.c.cache_info())
# expect: True True ('A', 1) CacheInfo(hits=0, misses=1, maxsize=None, currsize=1)


@lru_cache(maxsize=100)
def sq(n):
    return n * n


print(sum(sq(i % 150) for i in range(1000)), sq.cache_info())
# expect: 7011000 CacheInfo(hits=0, misses=1000, maxsize=100, currsize=100)
print([sq(i) for i in range(5)], sq.cache_info().hits)  # expect: [0, 1, 4, 9, 16] 5


@lru_cache(maxsize=0)
def none(x):
    return [x]


print(none(1) is none(1), none.cache_info())  # expect: False CacheInfo(hits=0, misses=2, maxsize=0, currsize=0)


@cache
def grid(r, c):
    if r == 0 or c == 0:
        return 1
    return grid(r - 1, c) + grid(r, c - 1)


print(grid(12, 12), grid.cache_info().currsize)  # expect: 2704156 168


@cache
def kw(*args, **kwargs):
    return len(args), sorted(kwargs)


print(kw(1, a=2), kw(1, a=2), kw(a=2, b=1), kw(b=1, a=2), kw.cache_info())
# expect: (1, ['a']) (1, ['a']) (0, ['a', 'b']) (0, ['a', 'b']) CacheInfo(hits=1, misses=3, maxsize=None, currsize=3)
