# Dict comprehensions: order of evaluation, overwriting, nesting, filters.
print({k: v for k, v in zip("abc", range(3))}, {x: x ** 2 for x in range(5) if x % 2}, {}, {k: None for k in "aab"})
# expect: {'a': 0, 'b': 1, 'c': 2} {1: 1, 3: 9} {} {'a': None, 'b': None}
log = []


def e(tag, v):
    log.append(tag)
    return v


d = {e("k", i): e("v", -i) for i in range(2)}
print(d, log)  # expect: {0: 0, 1: -1} ['k', 'v', 'k', 'v']
print({x: {y: x * y for y in range(x)} for x in range(3)}, {(i, j): i + j for i in range(2) for j in range(2)})
# expect: {0: {}, 1: {0: 0}, 2: {0: 0, 1: 2}} {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 2}
print({v: k for k, v in {"a": 1, "b": 2, "c": 1}.items()}, {k.upper(): v for k, v in {"x": 1}.items()},
      {**{i: i for i in range(2)}, 9: 9})  # expect: {1: 'c', 2: 'b'} {'X': 1} {0: 0, 1: 1, 9: 9}
words = "the cat the dog".split()
print({w: words.count(w) for w in words}, {len(w): [u for u in words if len(u) == len(w)] for w in words},
      {i: w for i, w in enumerate(words)})
# expect: {'the': 2, 'cat': 1, 'dog': 1} {3: ['the', 'cat', 'the', 'dog']} {0: 'the', 1: 'cat', 2: 'the', 3: 'dog'}
fs = {n: (lambda x, n=n: x * n) for n in (2, 3)}
print(fs[2](5), fs[3](5), {n: (lambda: n)() for n in range(3)})  # expect: 10 15 {0: 0, 1: 1, 2: 2}
try:
    {[]: 1 for _ in range(1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
