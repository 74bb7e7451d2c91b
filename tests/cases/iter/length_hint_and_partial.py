# Consuming part of an iterator, then handing it on.
it = iter(range(10))
first = [next(it) for _ in range(3)]
rest = list(it)
print(first, rest)  # expect: [0, 1, 2] [3, 4, 5, 6, 7, 8, 9]
it = iter("abcdef")
print("".join(next(it) for _ in range(2)), *it)  # expect: ab c d e f
it = iter([5, 3, 9, 1])
print(max(it), list(it))  # expect: 9 []
it = iter([1, 2, 3, 4])
print(2 in it, list(it))  # expect: True [3, 4]
it = iter([1, 2, 3, 4])
print(9 in it, list(it))  # expect: False []
it = iter([("a", 1), ("b", 2)])
print(dict(it), dict(it))  # expect: {'a': 1, 'b': 2} {}
it = iter([3, 1, 2])
next(it)
print(sorted(it), sum(it))  # expect: [1, 2] 0
it = enumerate("xyz")
next(it)
print(dict(it))  # expect: {1: 'y', 2: 'z'}
it = iter([1, [2], 3])
a, *b = it
print(a, b, list(it))  # expect: 1 [[2], 3] []
print([it.__length_hint__() for it in (iter([1, 2]), iter(range(5)), iter(()))])  # expect: [2, 5, 0]
