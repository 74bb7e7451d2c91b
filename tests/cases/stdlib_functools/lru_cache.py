# lru_cache and cache: hits, eviction order, cache_info, cache_clear, typed.
from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y


print(f(1), f(2), f(1), calls, f.cache_info())
# expect: 1 2 1 [(1, 0), (2, 0)] CacheInfo(hits=1, misses=2, maxsize=2, currsize=2)
f(3)
f(2)
print(calls, f.cache_info())
# expect: [(1, 0), (2, 0), (3, 0), (2, 0)] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
print(f(2, y=0), f(x=2), calls[-2:])  # expect: 2 2 [(2, 0), (2, 0)]
f.cache_clear()
print(f.cache_info(), f.__wrapped__(5), f.__name__, f.cache_parameters())
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 5 f {'maxsize': 2, 'typed': False}


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())  # expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)


@lru_cache
def g(x):
    return type(x).__name__


print(g(1), g("a"), g(1), g.cache_info().currsize)  # expect: int str int 2


@lru_cache(maxsize=None, typed=True)
def h(x):
    return type(x).__name__


print(h(1), h(1.0), h(1), h.cache_info())
# expect: int float int CacheInfo(hits=1, misses=2, maxsize=None, currsize=2)

try:
    g([1])
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'


@cache
def fails(x):
    calls.append("fails")
    raise ValueError(x)


for _ in range(2):
    try:
        fails(1)
    except ValueError as e:
        print(e, calls[-1], fails.cache_info().misses)
# expect: 1 fails 1
# expect: 1 fails 2
