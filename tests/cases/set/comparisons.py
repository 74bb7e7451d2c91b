# Subset and superset tests; sets are only partially ordered.
a, b, c = {1, 2}, {1, 2, 3}, {4}
print(a <= b, a < b, b >= a, b > a, a <= a, a < a, a <= c, a >= c, a < c, a > c, set() < a, set() <= set())
# expect: True True True True True False False False False False True True
print(a.issubset([1, 2, 9]), b.issuperset("" and a), b.issuperset((1,)), a.isdisjoint(c), a.isdisjoint([2]),
      a.issubset(b), b.issubset(a), set().isdisjoint(set()))  # expect: True True True True False True False True
print(a == frozenset(a), frozenset(a) <= b, a < frozenset(b), a != b, not a == b,
      {frozenset(a)} == {frozenset([2, 1])}, a == {1: 0, 2: 0}.keys())  # expect: True True True True True True True
print(sorted([{1, 2, 3}, {1}, {1, 2}]) == [{1}, {1, 2}, {1, 2, 3}], max({1}, {1, 2}) == {1, 2},
      {1, 2, 3} == {3, 2, 1}, {1, "1"} == {"1", 1})  # expect: True True True True
for f in (lambda: a < [1], lambda: a <= 5, lambda: a.issubset(5), lambda: a > None, lambda: a.isdisjoint(3)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'set' and 'list'
# expect: '<=' not supported between instances of 'set' and 'int'
# expect: 'int' object is not iterable
# expect: '>' not supported between instances of 'set' and 'NoneType'
# expect: 'int' object is not iterable
