# tee: independent copies that share the source.
from itertools import islice, tee

a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), list(b))  # expect: 1 2 [1, 2, 3] [3] []
x, y, z = tee(iter("abc"), 3)
print(list(x), next(y), list(zip(y, z)), list(tee([], 2)[0]), tee([1], 0), len(tee("q", 4)))
# expect: ['a', 'b', 'c'] a [('b', 'a'), ('c', 'b')] [] () 4


def src():
    for i in range(3):
        print("make", i)
        yield i


p, q = tee(src())
print(next(p), next(q))
# expect: make 0
# expect: 0 0
print(list(p))
# expect: make 1
# expect: make 2
# expect: [1, 2]
print(list(q))  # expect: [1, 2]
c, d = tee(range(5))
next(d)
print(list(zip(c, d)))  # expect: [(0, 1), (1, 2), (2, 3), (3, 4)]
e, f = tee(iter(range(4)))
next(e)
g, h = tee(e)
print(list(g), list(h), list(f))  # expect: [1, 2, 3] [1, 2, 3] [0, 1, 2, 3]
for bad in (lambda: tee(5), lambda: tee([1], -1), lambda: tee()):
    try:
        bad()
    except (TypeError, ValueError) as err:
        print(type(err).__name__, err)
# expect: TypeError 'int' object is not iterable
# expect: ValueError n must be >= 0
# expect: TypeError tee expected at least 1 argument, got 0
m, n = tee(iter(range(1000)))
print(sum(m), sum(islice(n, 500)), sum(n))  # expect: 499500 124750 374750
