# The infinite iterators.
from itertools import count, cycle, islice, repeat

print(list(islice(count(), 3)), list(islice(count(5, 2), 3)), list(islice(count(1.5, 0.5), 3)),
      list(islice(count(0, -3), 3)), next(count(10 ** 20)), list(islice(count(step=4), 3)))
# expect: [0, 1, 2] [5, 7, 9] [1.5, 2.0, 2.5] [0, -3, -6] 100000000000000000000 [0, 4, 8]
c = count(3)
print(next(c), next(c), c, count(1, 2), count(2.5))  # expect: 3 4 count(5) count(1, 2) count(2.5)
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(islice(cycle(x * x for x in range(3)), 7)))
# expect: ['a', 'b', 'a', 'b', 'a'] [] [0, 1, 4, 0, 1, 4, 0]
print(list(repeat("x", 3)), list(islice(repeat(1), 2)), list(repeat(5, 0)), list(repeat(5, -1)), repeat(1, 2),
      repeat("q"), list(map(pow, range(4), repeat(2))), list(zip(count(), "ab")))
# expect: ['x', 'x', 'x'] [1, 1] [] [] repeat(1, 2) repeat('q') [0, 1, 4, 9] [(0, 'a'), (1, 'b')]
r = repeat(0, 4)
next(r)
print(r, list(r), r)  # expect: repeat(0, 0) [0, 0, 0] repeat(0, 0)
for f in (lambda: count("a"), lambda: count(1, "b"), lambda: cycle(5), lambda: repeat(), lambda: repeat(1, "x"),
          lambda: count(1, 2, 3), lambda: repeat(object=3, times=2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: a number is required
# expect: a number is required
# expect: 'int' object is not iterable
# expect: repeat() missing required argument 'object' (pos 1)
# expect: 'str' object cannot be interpreted as an integer
# expect: count() takes at most 2 arguments (3 given)
# expect: repeat(3, 2)
print(list(islice(count(2 ** 62 - 1), 3)))  # expect: [4611686018427387903, 4611686018427387904, 4611686018427387905]
print(list(islice(count(2 ** 63 - 2, 1), 4)))
# expect: [9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809]
print(next(islice(cycle(range(7)), 10000, None)))  # expect: 4
