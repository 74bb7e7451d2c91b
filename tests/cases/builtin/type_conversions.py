# int, float, bool, str, list, tuple, dict, set and frozenset as constructors.
print(int(), float(), bool(), repr(str()), list(), tuple(), dict(), set(), frozenset())
# expect: 0 0.0 False '' [] () {} set() frozenset()
print(int("42"), int(" -7 \n"), int(3.99), int(-3.99), int(True), int("0x1f", 16), int("1_000"), int("z", 36),
      int("0b11", 0))  # expect: 42 -7 3 -3 1 31 1000 35 3
print(float("1.5"), float(" 1e3 "), float(2), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(True))
# expect: 1.5 1000.0 2.0 inf -inf nan 10.5 1.0
print(bool("False"), bool([]), bool(0.0), bool("0"), bool(None), bool([0]))
# expect: True False False True False True
print(list("abc"), list((1, 2)), list({"a": 1}), list(range(2)), tuple([1]), tuple("ab"), tuple({3: 4}))
# expect: ['a', 'b', 'c'] [1, 2] ['a'] [0, 1] (1,) ('a', 'b') (3,)
print(dict([("a", 1), ["b", 2]]), dict({"x": 1}, y=2), dict(a=1), dict(zip("pq", "rs")), dict(["ab", "cd"]))
# expect: {'a': 1, 'b': 2} {'x': 1, 'y': 2} {'a': 1} {'p': 'r', 'q': 's'} {'a': 'b', 'c': 'd'}
print(sorted(set("hello")), sorted(frozenset([3, 1, 3])), set([1]) == frozenset([1]), sorted(set(range(3))))
# expect: ['e', 'h', 'l', 'o'] [1, 3] True [0, 1, 2]
for bad in (lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int(None), lambda: int([]), lambda: float("a"),
            lambda: float(""), lambda: float(None), lambda: list(5), lambda: tuple(None), lambda: dict(5),
            lambda: dict([1]),
            lambda: dict(["abc"]), lambda: set(5), lambda: set([[]]), lambda: int("5", 1), lambda: int(5, 10),
            lambda: int("9", 8), lambda: bool(1, 2), lambda: dict([("a", 1, 2)])):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: ValueError invalid literal for int() with base 10: '1.5'
# expect: ValueError invalid literal for int() with base 10: ''
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: ValueError could not convert string to float: 'a'
# expect: ValueError could not convert string to float: ''
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError 'int' object is not iterable
# expect: TypeError unhashable type: 'list'
# expect: ValueError int() base must be >= 2 and <= 36, or 0
# expect: TypeError int() can't convert non-string with explicit base
# expect: ValueError invalid literal for int() with base 8: '9'
# expect: TypeError bool expected at most 1 argument, got 2
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
