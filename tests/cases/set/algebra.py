# Union, intersection, difference, symmetric difference, as operators and methods.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b))
# expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [5] [1, 2, 5]
print(sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b)))
# expect: [1, 2, 3, 4, 5] [3, 4] [1, 2] [1, 2, 5]
print(sorted(a.union([9], (8,), "x" * 0)), sorted(a.intersection([1, 2, 99], range(2, 5))),
      sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 10])), sorted(set().union(*[[1], [2]])))
# expect: [1, 2, 3, 4, 8, 9] [2] [3, 4] [2, 3, 4, 10] [1, 2]
c = d = set(a)
c |= b
c &= {1, 2, 3, 5, 9}
c -= {1}
c ^= {2, 100}
print(sorted(c), c is d)  # expect: [3, 5, 100] True
c.intersection_update([3, 5, 100])
c.difference_update({3}, {4})
c.symmetric_difference_update([5, 6])
c.update({7}, [8])
print(sorted(c))  # expect: [6, 7, 8, 100]
print(type(a | frozenset([1])).__name__, type(frozenset([1]) | a).__name__, type(frozenset() & {1}).__name__,
      a | set() == a, a & a == a, a - a == set(), a ^ a == set())
# expect: set frozenset frozenset True True True True
a -= a
print(a, sorted(x for x in {1, 2} | {2, 3} if x > 1), {1, 2} & {3} == set())  # expect: set() [2, 3] True
for f in (lambda: {1} | [1], lambda: {1} & "a", lambda: {1} - None, lambda: {1} ^ (1,), lambda: {1}.union(5),
          lambda: {1}.intersection([[]]), lambda: {1}.difference(3)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: unsupported operand type(s) for |: 'set' and 'list'
# expect: unsupported operand type(s) for &: 'set' and 'str'
# expect: unsupported operand type(s) for -: 'set' and 'NoneType'
# expect: unsupported operand type(s) for ^: 'set' and 'tuple'
# expect: 'int' object is not iterable
# expect: unhashable type: 'list'
# expect: 'int' object is not iterable
