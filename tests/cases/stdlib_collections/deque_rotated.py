# Rotating by few and many, in both directions, full and half-full rings, while somebody iterates.
from collections import deque

for n in (0, 1, 2, 5, 16, 17, 40):
    for maxlen in (None, n, n + 3):
        out = []
        for k in (0, 1, -1, 2, 7, 8, 9, 15, -8, -9, 20, 39, 41, -100):
            d = deque(range(n), maxlen)
            d.rotate(k)
            expected = [(i - k) % n for i in range(n)] if n else []
            d.append("x")
            d.appendleft("y")
            out.append(list(d)[:3] + list(d)[-2:])
            d2 = deque(range(n), maxlen)
            for _ in range(3):
                d2.rotate(k)
                d2.rotate(-k)
            assert list(d2) == list(range(n)), (n, k)
            d2.rotate(k)
            assert list(d2) == expected, (n, k, list(d2))
        print(n, maxlen, out[1], out[4], out[-1])
d = deque([1, 2, 3])
it = iter(d)
next(it)
d.rotate(1)
try:
    next(it)
except RuntimeError as e:
    print(e)
d = deque(range(30))
for i in range(1000):
    d.rotate(i % 5 - 2)
    d.append(d.popleft())
print(list(d)[:6], len(d))
# expect: 0 None ['y', 'x', 'y', 'x'] ['y', 'x', 'y', 'x'] ['y', 'x', 'y', 'x']
# expect: 0 0 [] [] []
# expect: 0 3 ['y', 'x', 'y', 'x'] ['y', 'x', 'y', 'x'] ['y', 'x', 'y', 'x']
# expect: 1 None ['y', 0, 'x', 0, 'x'] ['y', 0, 'x', 0, 'x'] ['y', 0, 'x', 0, 'x']
# expect: 1 1 ['y', 'y'] ['y', 'y'] ['y', 'y']
# expect: 1 4 ['y', 0, 'x', 0, 'x'] ['y', 0, 'x', 0, 'x'] ['y', 0, 'x', 0, 'x']
# expect: 2 None ['y', 1, 0, 0, 'x'] ['y', 1, 0, 0, 'x'] ['y', 0, 1, 1, 'x']
# expect: 2 2 ['y', 0, 'y', 0] ['y', 0, 'y', 0] ['y', 1, 'y', 1]
# expect: 2 5 ['y', 1, 0, 0, 'x'] ['y', 1, 0, 0, 'x'] ['y', 0, 1, 1, 'x']
# expect: 5 None ['y', 4, 0, 3, 'x'] ['y', 3, 4, 2, 'x'] ['y', 0, 1, 4, 'x']
# expect: 5 5 ['y', 0, 1, 2, 3] ['y', 4, 0, 1, 2] ['y', 1, 2, 3, 4]
# expect: 5 8 ['y', 4, 0, 3, 'x'] ['y', 3, 4, 2, 'x'] ['y', 0, 1, 4, 'x']
# expect: 16 None ['y', 15, 0, 14, 'x'] ['y', 9, 10, 8, 'x'] ['y', 4, 5, 3, 'x']
# expect: 16 16 ['y', 0, 1, 13, 14] ['y', 10, 11, 7, 8] ['y', 5, 6, 2, 3]
# expect: 16 19 ['y', 15, 0, 14, 'x'] ['y', 9, 10, 8, 'x'] ['y', 4, 5, 3, 'x']
# expect: 17 None ['y', 16, 0, 15, 'x'] ['y', 10, 11, 9, 'x'] ['y', 15, 16, 14, 'x']
# expect: 17 17 ['y', 0, 1, 14, 15] ['y', 11, 12, 8, 9] ['y', 16, 0, 13, 14]
# expect: 17 20 ['y', 16, 0, 15, 'x'] ['y', 10, 11, 9, 'x'] ['y', 15, 16, 14, 'x']
# expect: 40 None ['y', 39, 0, 38, 'x'] ['y', 33, 34, 32, 'x'] ['y', 20, 21, 19, 'x']
# expect: 40 40 ['y', 0, 1, 37, 38] ['y', 34, 35, 31, 32] ['y', 21, 22, 18, 19]
# expect: 40 43 ['y', 39, 0, 38, 'x'] ['y', 33, 34, 32, 'x'] ['y', 20, 21, 19, 'x']
# expect: deque mutated during iteration
# expect: [10, 11, 12, 13, 14, 15] 30
