# int and float compare exactly, even when the int has no float.
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308,
      10 ** 400 < float("inf"))  # expect: True True False True True True
print(-(10 ** 400) > float("-inf"), 10 ** 22 == 1e22, 10 ** 23 == 1e23, 10 ** 23 < 1e23, 0 == -0.0, 3 < 3.5,
      4 > 3.5, 2 ** 63 == 2.0 ** 63)  # expect: True True False False True True True True
nan = float("nan")
print(5 < nan, 5 > nan, 5 == nan, 5 != nan, 10 ** 400 == nan)  # expect: False False False True False
print(2 ** 61 == float(2 ** 61), 2 ** 61 + 1 == float(2 ** 61), -(2 ** 62) - 1 < -(2.0 ** 62), 2 ** 64 <= 2.0 ** 64)
# expect: True False True True
print({1: "a"}[1.0], {2 ** 60: "b"}[2.0 ** 60], hash(2 ** 60) == hash(2.0 ** 60), hash(10 ** 22) == hash(1e22),
      5 in [5.0], [1, 2].index(2.0))  # expect: a b True True True 1
print(max(1, 1.5), min(2, 1.5), sorted([3, 1.5, 2, 2.5]), max(2, 2.0), max(2.0, 2), sorted([10 ** 30, 1e29, 1e31]))
# expect: 1.5 1.5 [1.5, 2, 2.5, 3] 2 2.0 [1e+29, 1000000000000000000000000000000, 1e+31]
try:
    10 ** 400 + 1.0
except OverflowError as e:
    print(e)  # expect: int too large to convert to float
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)  # expect: int too large to convert to float
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)  # expect: integer division result too large for a float
print(10 ** 400 / 10 ** 399, (10 ** 30) / 7, 3 / 10 ** 400, (2 ** 1000) / (2 ** 999), -7 / 2)
# expect: 10.0 1.4285714285714285e+29 0.0 2.0 -3.5
