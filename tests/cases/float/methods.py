# Methods of float.
print((2.0).is_integer(), (2.5).is_integer(), float("inf").is_integer(), (-0.0).is_integer(), 1e300.is_integer())
# expect: True False False True True
print((0.5).as_integer_ratio(), (-2.75).as_integer_ratio(), (0.1).as_integer_ratio(), (10.0).as_integer_ratio(),
      (0.0).as_integer_ratio())  # expect: (1, 2) (-11, 4) (3602879701896397, 36028797018963968) (10, 1) (0, 1)
print((1.0).hex(), (-2.5).hex(), (0.1).hex(), (0.0).hex(), (-0.0).hex())
# expect: 0x1.0000000000000p+0 -0x1.4000000000000p+1 0x1.999999999999ap-4 0x0.0p+0 -0x0.0p+0
print(float("inf").hex(), float("nan").hex(), 5e-324.hex(), 1e308.hex())
# expect: inf nan 0x0.0000000000001p-1022 0x1.1ccf385ebc8a0p+1023
print(float.fromhex("0x1.8p+1"), float.fromhex("-0x1p-1074"), float.fromhex("ff"), float.fromhex("inf"),
      float.fromhex("0x.8"), float.fromhex(" 0x1p5 "))  # expect: 3.0 -5e-324 255.0 inf 0.5 32.0
print((2.7).__trunc__(), (2.7).__floor__(), (2.2).__ceil__(), (-2.5).__abs__(), (2.5).__int__(), (2.5).real,
      (2.5).imag, (2.5).conjugate())  # expect: 2 2 3 2.5 2 2.5 0.0 2.5
print((1.5).__add__(2), (1.5).__add__("x"), (1.5).__radd__(1), (1.5).__eq__(1), (3.0).__floordiv__(2),
      (3.5).__round__(), (3.14159).__round__(2))  # expect: 3.5 NotImplemented 2.5 False 1.0 4 3.14
for bad in (lambda: float.fromhex("xyz"), lambda: float.fromhex("0x1p5000"), lambda: (2.5).missing, lambda: float("1", 2)):
    try:
        bad()
    except (ValueError, OverflowError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError invalid hexadecimal floating-point string
# expect: OverflowError hexadecimal value too large to represent as a float
# expect: AttributeError 'float' object has no attribute 'missing'
# expect: TypeError float expected at most 1 argument, got 2
