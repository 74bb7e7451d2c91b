# sum, min and max in all their forms.
print(sum([1, 2, 3]), sum([], 5), sum([1.5, 2]), sum([[1], [2]], []), sum(range(101)), sum([True, True]))
# expect: 6 5 3.5 [1, 2] 5050 2
print(sum((x for x in [0.1] * 3)), sum([2 ** 70, 1]), sum([1, 2], start=10))
# expect: 0.30000000000000004 1180591620717411303425 13
print(min(3, 1, 2), max(3, 1, 2), min([4]), max("hello"), min("b", "a"), max([1, 1.0]), max([1.0, 1]))
# expect: 1 3 4 o a 1 1.0
print(min([], default="none"), max((), default=None))  # expect: none None
print(max(["a", "bbb", "cc"], key=len), min("xyz", key=lambda c: -ord(c)), max(1, -5, key=abs))  # expect: bbb z -5
print(max([(1, "z"), (1, "a")]), min([[2], [1, 5]]), max({"a": 1, "b": 0}), max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get))
# expect: (1, 'z') [1, 5] b a
print(min([3, 1, 2], key=None), max([("x", 1), ("y", 1)], key=lambda p: p[1]),
      min([("x", 1), ("y", 1)], key=lambda p: p[1]))  # expect: 1 ('x', 1) ('x', 1)
for bad in (lambda: min([]), lambda: max(()), lambda: sum(["a"]), lambda: sum(["a", "b"], ""), lambda: sum(5),
            lambda: max(1, 2, default=3), lambda: min(1), lambda: sum([b"a"], b"")):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError min() arg is an empty sequence
# expect: ValueError max() arg is an empty sequence
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: TypeError 'int' object is not iterable
# expect: TypeError Cannot specify a default for max() with multiple positional arguments
# expect: TypeError 'int' object is not iterable
# expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
nan = float("nan")
print(max(1, nan), min(2, nan), sum([1e308, 1e308]))  # expect: 1 2 inf
