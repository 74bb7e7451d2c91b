# Numeric builtins.
print(abs(-5), abs(5), abs(-2.5), abs(True), abs(-(2 ** 70)), abs(-0.0))
# expect: 5 5 2.5 1 1180591620717411303424 0.0
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(5))
# expect: 2 4 -2 2.67 1200 1200 1400 5
print(round(1.5), round(0.5), round(-0.5), round(1e20), round(2.5, 0), round(123.456, 1), round(123.456, -1),
      type(round(1.0)))  # expect: 2 0 0 100000000000000000000 2.0 123.5 120.0 <class 'int'>
print(round(7, 2), round(True), round(2.0 ** 60), round(1.45, 1), round(None.__class__ is None))
# expect: 7 1 1152921504606846976 1.4 0
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(2 ** 70, 10 ** 10))
# expect: (3, 1) (-4, 1) (-4, -1) (3.0, 1.5) (-4.0, 0.5) (118059162071, 7411303424)
print(pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(2.0, 3), pow(0, 0), pow(2, 3, -5))
# expect: 1024 0.5 24 5 2 8.0 1 -2
print(pow(base=3, exp=2), pow(7, 0, 1), pow(2, 0.5) == 2 ** 0.5, pow(10, 200, 97), pow(True, 5))
# expect: 9 0 True 81 1
for bad in (lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: round("x"), lambda: abs("x"),
            lambda: divmod("a", 1), lambda: pow("a", 2), lambda: round(1.5, "x"), lambda: round(float("nan")),
            lambda: round(float("inf"))):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError base is not invertible for the given modulus
# expect: ValueError pow() 3rd argument cannot be 0
# expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
# expect: TypeError type str doesn't define __round__ method
# expect: TypeError bad operand type for abs(): 'str'
# expect: TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
# expect: TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
