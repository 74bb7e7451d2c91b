# bool is an int subclass.
print(True + True, True * 5, -True, False - 1, True / 2, True // 1, 5 % True, True ** 0, ~False, True << 2)
# expect: 2 5 -1 -1 0.5 1 0 1 -1 4
print(isinstance(True, int), issubclass(bool, int), True == 1, True is True, True < 2, sum([True, False, True]),
      [10, 20][True])  # expect: True True True True True 2 20
print(True & False, True | False, True ^ True, type(True & True), type(True + True), not True, bool(5), bool("False"))
# expect: False True False <class 'bool'> <class 'int'> False True True
print(str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}|", "%d %s" % (True, False), int(True), float(False))
# expect: True False True 1     1| 1 False 1 0.0
print({True: "a", 1: "b", 1.0: "c"}, {0, False}, [True, 1].count(1), True.bit_length(), bool.__bases__, bool.__mro__)
# expect: {True: 'c'} {0} 2 1 (<class 'int'>,) (<class 'bool'>, <class 'int'>, <class 'object'>)
print(bool(), bool([]), bool(None), True.real, True.__and__(False), max(True, False), min([True, 0]))
# expect: False False False 1 False True 0
try:
    type("B", (bool,), {})
except TypeError as e:
    print(e)  # expect: type 'bool' is not an acceptable base type
print(all([True, 1]), any([False, 0]), True and 5, False or "x", bool(0.0), bool(-0.0), bool(float("nan")))
# expect: True False 5 x False False True
