# Range iterators, reversed ranges and their exhaustion.
it = iter(range(3))
print(next(it), list(it), next(it, "end"), type(it).__name__)  # expect: 0 [1, 2] end range_iterator
rev = reversed(range(0, 10, 4))
print(list(rev), list(rev), list(reversed(range(0))), list(reversed(range(5, -5, -4))))
# expect: [8, 4, 0] [] [] [-3, 1, 5]
a, b = iter(range(2)), iter(range(2))
print(next(a), next(b), next(a), next(a, None), next(b))  # expect: 0 0 1 None 1
print(list(iter(range(2 ** 64, 2 ** 64 + 2))), [x for x in reversed(range(2 ** 62, 2 ** 62 + 3))])
# expect: [18446744073709551616, 18446744073709551617] [4611686018427387906, 4611686018427387905, 4611686018427387904]
print(list(map(lambda x: -x, range(3))), sum(range(10 ** 5)), max(range(-5, 0)))  # expect: [0, -1, -2] 4999950000 -1
x, y, *z = range(5)
print(x, y, z, dict(zip(range(2), "ab")), list(filter(None, range(3))), any(range(1)), all(range(3)),
      all(range(1, 3)), "".join(map(str, range(5))))
# expect: 0 1 [2, 3, 4] {0: 'a', 1: 'b'} [1, 2] False False True 01234
g = (i * i for i in range(4))
print(list(g), [i for i in range(20)][::6], bytes(range(65, 70)), set(range(3)) == {0, 1, 2}, list(range(3)) * 2,
      [range(i) for i in range(2)], (3 in range(5)) is True)
# expect: [0, 1, 4, 9] [0, 6, 12, 18] b'ABCDE' True [0, 1, 2, 0, 1, 2] [range(0, 0), range(0, 1)] True
