# range: indexing, slicing, membership, equality, attributes.
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[2:4], r[::-1], r.start, r.stop, r.step, 5 in r, 6 in r, 5.0 in r, "a" in r)
# expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 2 17 range(8, 14, 3) range(17, -1, -3) 2 20 3 True False True False
print(range(5), range(0), range(3, 1), range(1, 1), list(range(5, 0, -2)), list(range(-3, 3)), len(range(10, 0)),
      bool(range(0)), bool(range(1)))
# expect: range(0, 5) range(0, 0) range(3, 1) range(1, 1) [5, 3, 1] [-3, -2, -1, 0, 1, 2] 0 False True
print(range(3) == range(0, 3, 1), range(0) == range(4, 4), range(0, 3, 2) == range(0, 4, 2), range(3) != [0, 1, 2],
      hash(range(3)) == hash(range(0, 3)), {range(2): "k"}[range(2)])  # expect: True True True True True k
print(r.index(8), r.count(8), r.count(9), list(reversed(r)), max(r), min(r), sum(r), sorted(range(3), reverse=True),
      [*range(2)], tuple(range(1, 3)))  # expect: 2 1 0 [17, 14, 11, 8, 5, 2] 17 2 57 [2, 1, 0] [0, 1] (1, 2)
print(range(10 ** 20, 10 ** 20 + 3)[1], len(range(10 ** 18)), 10 ** 18 in range(10 ** 19))
# expect: 100000000000000000001 1000000000000000000 True
print(range(0, 10 ** 30, 10 ** 29)[5], range(True), range(10)[3:8:2], range(10)[-3:], range(10)[100:])
# expect: 500000000000000000000000000000 range(0, 1) range(3, 8, 2) range(7, 10) range(10, 10)
for f in (lambda: range(1, 5, 0), lambda: range(1.5), lambda: range("a"), lambda: range(5)[5], lambda: range(5)[-6],
          lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(5).index(9),
          lambda: range(3) + range(2), lambda: range(5)["a"], lambda: setattr(range(5), "start", 1),
          lambda: range(3) < range(4), lambda: len(range(10 ** 30)), lambda: range(5).foo, lambda: range(None)):
    try:
        print(f())
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError range() arg 3 must not be zero
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: IndexError range object index out of range
# expect: IndexError range object index out of range
# expect: TypeError range expected at least 1 argument, got 0
# expect: TypeError range expected at most 3 arguments, got 4
# expect: ValueError 9 is not in range
# expect: TypeError unsupported operand type(s) for +: 'range' and 'range'
# expect: TypeError range indices must be integers or slices, not str
# expect: AttributeError readonly attribute
# expect: TypeError '<' not supported between instances of 'range' and 'range'
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: AttributeError 'range' object has no attribute 'foo'
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
