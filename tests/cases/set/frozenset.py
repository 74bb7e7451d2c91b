# frozenset: hashable, no mutation, set algebra.
f = frozenset([1, 2, 2])
g = frozenset("ab")
print(len(f), 1 in f, sorted(f), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([2, 1])],
      f in {f}, frozenset(), frozenset(f) == f)  # expect: 2 True [1, 2] True True key True frozenset() True
print(sorted(f | {3}), sorted(f & {1}), sorted(f - {1}), sorted(f ^ {2, 3}), type(f | {3}).__name__,
      type(f.union([3])).__name__, type({3} | f).__name__)  # expect: [1, 2, 3] [1] [2] [1, 3] frozenset frozenset set
print(repr(frozenset([5])), repr(frozenset()), str(frozenset({"x"})), sorted(f.copy()), f.issubset([1, 2, 3]),
      isinstance(f, set), isinstance(f, frozenset), bool(frozenset()))
# expect: frozenset({5}) frozenset() frozenset({'x'}) [1, 2] True False True False
nested = {frozenset([1, 2]), frozenset([2, 1]), frozenset([3])}
print(len(nested), sorted(map(sorted, nested)), frozenset([1]) in nested, {1, 2} in nested, {3} in nested)
# expect: 2 [[1, 2], [3]] False True True
x = f
x |= {9}
print(sorted(x), sorted(f), x is f)  # expect: [1, 2, 9] [1, 2] False
for bad in (lambda: f.add(1), lambda: f.remove(1), lambda: f.update([1]), lambda: f.clear(),
            lambda: frozenset([[]]), lambda: f[0], lambda: f.pop(), lambda: frozenset(5), lambda: f + g):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: AttributeError 'frozenset' object has no attribute 'remove'
# expect: AttributeError 'frozenset' object has no attribute 'update'
# expect: AttributeError 'frozenset' object has no attribute 'clear'
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'frozenset' object is not subscriptable
# expect: AttributeError 'frozenset' object has no attribute 'pop'
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for +: 'frozenset' and 'frozenset'
