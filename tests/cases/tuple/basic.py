# Tuples: creation, indexing, slicing, methods, comparison, hashing.
t = (1, "a", None, (2,))
print(t, len(t), t[0], t[-1], t[1:3], t[::-1], (1,), (), tuple(), tuple("ab"), tuple([1]), 1, (1), 1,)
# expect: (1, 'a', None, (2,)) 4 1 (2,) ('a', None) ((2,), None, 'a', 1) (1,) () () ('a', 'b') (1,) 1 1 1
print(t + (5,), (0,) * 3, 2 * ("x",), t.index("a"), t.count(1), (1, 2, 1).count(1), "a" in t,
      t == (1, "a", None, (2,)), () == (), (1,) == [1])
# expect: (1, 'a', None, (2,), 5) (0, 0, 0) ('x', 'x') 1 1 2 True True True False
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 5), ("a", 1) < ("b", 0), max([(1, 2), (1, 3)]),
      sorted([(2,), (1, 1), (1,)]))  # expect: True True True True True (1, 3) [(1,), (1, 1), (2,)]
print(hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((1.0, 2.0)), {(1, 2): "k"}[1, 2], (1, 2) in {(1, 2)},
      {(): "e"}[()])  # expect: True True k True e
a = b = (1,)
b += (2,)
print(a, b, tuple(a) is a, a[:] is a, a + () == a, (*a, *b), bool(()), bool((0,)), isinstance(t, tuple),
      t.__len__(), t.__contains__(None))  # expect: (1,) (1, 2) True True True (1, 1, 2) False True True 4 True
for f in (lambda: t[9], lambda: t["a"], lambda: t.index("zz"), lambda: t + [1], lambda: hash(([],)),
          lambda: t.append(1), lambda: (1,) < (None,), lambda: t * 1.5,
          lambda: t.__setitem__, lambda: (1, 2) < 5):
    try:
        f()
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: IndexError tuple index out of range
# expect: TypeError tuple indices must be integers or slices, not str
# expect: ValueError tuple.index(x): x not in tuple
# expect: TypeError can only concatenate tuple (not "list") to tuple
# expect: TypeError unhashable type: 'list'
# expect: AttributeError 'tuple' object has no attribute 'append'
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: AttributeError 'tuple' object has no attribute '__setitem__'
# expect: TypeError '<' not supported between instances of 'tuple' and 'int'
try:
    t[0] = 5
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
try:
    del t[0]
except TypeError as e:
    print(e)  # expect: 'tuple' object doesn't support item deletion
