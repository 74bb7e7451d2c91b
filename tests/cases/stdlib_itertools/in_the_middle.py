# What happens to the sources in the middle: they grow, shrink, raise, and are used by others.
from itertools import *


def trial(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


xs = [1, 2]
c = chain(xs, "ab")
print(next(c), next(c))  # expect: 1 2
xs.append(3)
print(list(c))  # expect: [3, 'a', 'b']
xs = [1, 2]
i = islice(xs, 1, None, 2)
xs += [3, 4, 5, 6]
print(next(i))  # expect: 2
del xs[2:]
print(list(i), xs)  # expect: [] [1, 2]
xs = [1]
c = cycle(xs)
print(next(c))  # expect: 1
xs.append(2)
print([next(c) for _ in range(5)])  # expect: [2, 1, 2, 1, 2]
xs.append(3)
print([next(c) for _ in range(5)])  # expect: [1, 2, 1, 2, 1]
p = pairwise(xs)
print(next(p))  # expect: (1, 2)
xs.clear()
print(next(p, "end"))  # expect: end
xs.extend([5, 6, 7])
print(next(p, "end"))  # expect: end
pool = [1, 2, 3]
rows = [permutations(pool, 2), product(pool, pool), combinations(pool, 2), combinations_with_replacement(pool, 1)]
pool.clear()
print([next(row) for row in rows])  # expect: [(1, 2), (1, 1), (1, 2), (1,)]
d = {1: 1, 2: 2}
c = chain(d, [9])
print(next(c))  # expect: 1
d[3] = 3
trial(lambda: next(c))  # expect: RuntimeError('dictionary changed size during iteration')
d = {1: 1, 2: 2}
for it in (islice(d, 5), pairwise(d), zip_longest(d, [1])):
    trial(lambda: next(it))
    d[len(d) + 1] = 0
    trial(lambda: next(it))
    trial(lambda: next(it, "end"))
# expect: 1
# expect: RuntimeError('dictionary changed size during iteration')
# expect: end
# expect: RuntimeError('dictionary changed size during iteration')
# expect: StopIteration()
# expect: end
# expect: RuntimeError('dictionary changed size during iteration')
# expect: StopIteration()
# expect: end
# One iterator in several places.
it = iter(range(10))
print(list(zip_longest(it, it, it)), list(zip(*[iter(range(7))] * 3)))
# expect: [(0, 1, 2), (3, 4, 5), (6, 7, 8), (9, None, None)] [(0, 1, 2), (3, 4, 5)]
it = iter(range(10))
print(next(islice(it, 2, None)), next(it), list(islice(it, 2)), list(chain(islice(it, 1), it)))
# expect: 2 3 [4, 5] [6, 7, 8, 9]
it = iter("abcdef")
print(list(compress(it, it)))  # expect: ['a', 'c', 'e']
it = count()
print(list(zip(it, it, "ab")), next(it))  # expect: [(0, 1, 'a'), (2, 3, 'b')] 6
it = iter([1, 2, 3, 4, 5])
print([(x, next(it, None)) for x in islice(it, 3)], list(it))  # expect: [(1, 2), (3, 4), (5, None)] []


def failing(n):
    for i in range(n):
        yield i
    raise ValueError(f"after {n}")


for make in (lambda: islice(failing(2), 5), lambda: islice(failing(2), 3, None), lambda: pairwise(failing(1)),
             lambda: zip_longest([7, 8, 9], failing(1)), lambda: chain([5], failing(1)),
             lambda: accumulate(failing(2)), lambda: takewhile(bool, failing(0)), lambda: cycle(failing(1))):
    it, seen = make(), []
    for _ in range(3):
        try:
            seen.append(next(it))
        except ValueError as e:
            seen.append(str(e))
            break
    print(seen)
# expect: [0, 1, 'after 2']
# expect: ['after 2']
# expect: ['after 1']
# expect: [(7, 0), 'after 1']
# expect: [5, 0, 'after 1']
# expect: [0, 1, 'after 2']
# expect: ['after 0']
# expect: [0, 'after 1']
for make in (lambda: product([1], failing(1)), lambda: permutations(failing(2)), lambda: combinations(failing(0), 1)):
    trial(make)
# expect: ValueError('after 1')
# expect: ValueError('after 2')
# expect: ValueError('after 0')
trial(lambda: next(starmap(lambda x: x // 0, [(1,), (2,)])))
# expect: ZeroDivisionError('integer division or modulo by zero')
s = starmap(lambda x: 6 // x, [(0,), (2,), [3], "1"])
trial(lambda: next(s))  # expect: ZeroDivisionError('integer division or modulo by zero')
trial(lambda: next(s))  # expect: 3
trial(lambda: next(s))  # expect: 2
trial(lambda: next(s))  # expect: TypeError("unsupported operand type(s) for //: 'int' and 'str'")
trial(lambda: next(s))  # expect: StopIteration()
