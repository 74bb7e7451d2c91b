# A snapshot within what natives call: key functions, comparisons, functions of adaptors, callbacks of the library.
# snap: every
import functools


def poll(x):
    return x


print(sorted([3, 1, 2], key=lambda x: poll(-x)))  # expect: [3, 2, 1]
print(max([3, 1, 2], key=lambda x: poll(-x)), min("bca", key=poll))  # expect: 1 a
print(list(map(poll, [1, 2])), list(filter(poll, [0, 1, 2])))  # expect: [1, 2] [1, 2]
print(sum(poll(x) for x in range(4)), any(poll(x) for x in (0, 1)))  # expect: 6 True
print(functools.reduce(lambda a, b: poll(a + b), [1, 2, 3]))  # expect: 6
print(functools.partial(lambda a, b: poll((a, b)), 1)(2))  # expect: (1, 2)


class Weight:
    def __init__(self, n):
        self.n = poll(n)

    def __lt__(self, other):
        return poll(self.n < other.n)

    def __repr__(self):
        return f"W{poll(self.n)}"


weights = [Weight(n) for n in (2, 3, 1)]
weights.sort()
print(weights, max(weights))  # expect: [W1, W2, W3] W3
print(sorted(weights, key=functools.cmp_to_key(lambda a, b: poll(b.n - a.n))))  # expect: [W3, W2, W1]


@functools.lru_cache(maxsize=None)
def fib(n):
    return poll(n) if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(9), fib.cache_info().hits)  # expect: 34 7
print(list(zip(map(poll, "ab"), enumerate(poll(x) for x in "cd"))))  # expect: [('a', (0, 'c')), ('b', (1, 'd'))]
print(list(iter(functools.partial(next, iter([1, 2, 3])), 3)))  # expect: [1, 2]
print([*map(poll, (1, 2))], {**dict(a=poll(1))}, *map(poll, "z"))  # expect: [1, 2] {'a': 1} z
a, *b = map(poll, range(4))
print(a, b, (lambda *args, **kw: (args, kw))(*map(poll, "pq"), k=poll(1)))
# expect: 0 [1, 2, 3] (('p', 'q'), {'k': 1})
