# Calls of partial objects and of functions with a cache: arguments in all forms, as methods, in loops, and what they look like.
import copy
import pickle
from functools import cache, lru_cache, partial, update_wrapper
from types import MethodType


def show(*args, **keywords):
    return args, keywords


p = partial(show, 1, 2)
q = partial(show, 1, k=1)
for f in (p, q, partial(p), partial(q, 3, k=2, m=3)):
    print(f(), f(9), f(*range(4)), f(k=5), f(8, m=6, n=7))
# expect: ((1, 2), {}) ((1, 2, 9), {}) ((1, 2, 0, 1, 2, 3), {}) ((1, 2), {'k': 5}) ((1, 2, 8), {'m': 6, 'n': 7})
# expect: ((1,), {'k': 1}) ((1, 9), {'k': 1}) ((1, 0, 1, 2, 3), {'k': 1}) ((1,), {'k': 5}) ((1, 8), {'k': 1, 'm': 6, 'n': 7})
# expect: ((1, 2), {}) ((1, 2, 9), {}) ((1, 2, 0, 1, 2, 3), {}) ((1, 2), {'k': 5}) ((1, 2, 8), {'m': 6, 'n': 7})
# expect: ((1, 3), {'k': 2, 'm': 3}) ((1, 3, 9), {'k': 2, 'm': 3}) ((1, 3, 0, 1, 2, 3), {'k': 2, 'm': 3}) ((1, 3), {'k': 5, 'm': 3}) ((1, 3, 8), {'k': 2, 'm': 6, 'n': 7})
print(q.keywords, p.args, len(partial(show, *range(30))(*range(30))[0]))  # expect: {'k': 1} (1, 2) 60
p.note = "own"
print(p.__dict__, p.note, sorted(map(partial(pow, 2), (3, 1))), partial(int, "11")(base=2), list(map(partial(divmod, 7), (2, 3))))
# expect: {'note': 'own'} own [2, 8] 3 [(3, 1), (2, 1)]


class Sub(partial):
    def __call__(self, *args):
        return "sub", super().__call__(*args)


s = Sub(show, 1)
print(s(2), s.func is show, type(s).__name__, partial.__call__(s, 3))  # expect: ('sub', ((1, 2), {})) True Sub ((1, 3), {})


class A:
    size = partial(show, "not bound")

    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=3)
    def times(self, k, *, plus=0):
        return self.n * k + plus

    @cache
    def __len__(self):
        "Doc of len."
        return self.n

    call = MethodType(partial(show, 1), 2)


a = A(3)
print(a.size(1), a.times(2), a.times(2), a.times(2, plus=1), A.times(a, 2), a.call(3), len(a), len(a))
# expect: (('not bound', 1), {}) 6 6 7 6 ((1, 2, 3), {}) 3 3
print(A.times.cache_info(), a.times.cache_info().hits, a.times.__self__ is a, a.times.__func__ is A.times, A.__len__.__doc__)
# expect: CacheInfo(hits=2, misses=2, maxsize=3, currsize=2) 2 True True Doc of len.


@cache
def f(*args, **keywords):
    made.append((args, keywords))
    return len(made)


made = []
print(f(), f(), f(1), f(1.0), f(True), f("1"), f(1, 2), f(1, k=2), f(1, k=2), f(k=2), f((1, 2)), f((1,)), f(1, j=1, k=2), f(1, k=2, j=1))
# expect: 1 1 2 3 3 4 5 6 6 7 8 9 10 11
print(f.cache_info(), type(f).__name__, callable(f), f.__name__, f.__wrapped__.__name__)
# expect: CacheInfo(hits=3, misses=11, maxsize=None, currsize=11) _lru_cache_wrapper True f f
print(copy.copy(f) is f, copy.deepcopy(f) is f, pickle.loads(pickle.dumps(f)) is f, f == f, f in {f})  # expect: True True True True True


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n


@lru_cache(maxsize=2)
def g(k):
    made.append(k.n)
    return k.n * 10


made = []
print(g(Key(1)), g(Key(1)), g(Key(2)), g(Key(1)), g(Key(3)), g(Key(1)), g(Key(2)), made, g.cache_info())
# expect: 10 10 20 10 30 10 20 [1, 2, 3, 2] CacheInfo(hits=3, misses=4, maxsize=2, currsize=2)


@lru_cache(maxsize=0)
def never(x, y=1):
    made.append(x)
    return x


made = []
print(never(1), never(1, y=2), never([2]), made, never.cache_info())
# expect: 1 1 [2] [1, 1, [2]] CacheInfo(hits=0, misses=3, maxsize=0, currsize=0)


@lru_cache(maxsize=2)
def clears(n):
    if n == 0:
        clears.cache_clear()
    return n if n < 2 else clears(n - 1) + clears(n - 2)


print(clears(5), clears.cache_info())  # expect: 5 CacheInfo(hits=1, misses=2, maxsize=2, currsize=2)


@cache
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)


print(deep(400), deep.cache_info().currsize)  # expect: 400 401


@cache
def fails(n):
    raise KeyError(n)


for call in (lambda: fails(1), lambda: fails(1), lambda: f([]), lambda: f(k=[]), lambda: cache(len)(), lambda: a.times(), lambda: lru_cache(maxsize="x")):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
# expect: KeyError 1
# expect: KeyError 1
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError A.times() missing 1 required positional argument: 'k'
# expect: TypeError Expected first argument to be an integer, a callable, or None
print(fails.cache_info())  # expect: CacheInfo(hits=0, misses=2, maxsize=None, currsize=0)


@lru_cache(maxsize=50)
def work(x):
    return x * x


add = partial(lambda a, b, c: a + b + c, 1, c=2)
total = 0
for i in range(3000):
    total += work(i % 60) + work(i % 7) + add(i) + add(b=i)
print(total, work.cache_info())  # expect: 12564462 CacheInfo(hits=3343, misses=2657, maxsize=50, currsize=50)


def generator():
    for k in range(3):
        yield work(k)


print(list(generator()), [work(k) for k in (2, 2)], sorted([3, 1, 2], key=work), sum(map(work, range(5))))  # expect: [0, 1, 4] [4, 4] [1, 2, 3] 30
wrapped = update_wrapper(lambda *args: f(*args), f)
print(wrapped.__name__, wrapped.cache_parameters(), hasattr(wrapped, "cache_info"))  # expect: f {'maxsize': None, 'typed': False} False
