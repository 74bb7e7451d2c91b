# Float arithmetic, mixed with ints.
print(0.1 + 0.2, 1.0 - 0.9, 3 * 0.1, 1 / 3.0, 2.0 ** 0.5)
# expect: 0.30000000000000004 0.09999999999999998 0.30000000000000004 0.3333333333333333 1.4142135623730951
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 // -2)  # expect: 3.0 -4.0 1.5 0.5 -0.5 3.0
print(divmod(7.5, -2), divmod(-0.5, 1), 1e308 * 10, -1e308 * 10, 5 % 3.5, 0.0 * -1, 1.5 + 2, 2 - 1.5, 10 // 3.0, 1e16 + 1.0)
# expect: (-4.0, -0.5) (-1.0, 0.5) inf -inf 1.5 -0.0 3.5 0.5 3.0 1e+16
print(1.0 % 0.1, 1.0 // 0.1, 0.5 % 1, -0.5 % 1, -1e-20 % 1.0, 5.0 % float("inf"), -5.0 % float("inf"), -5 // float("inf"))
# expect: 0.09999999999999995 9.0 0.5 0.5 1.0 5.0 inf -1.0
inf, nan = float("inf"), float("nan")
print(inf + 1, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf, inf // 1, inf % 2, 2 ** inf, 0.5 ** inf, inf ** 0,
      nan ** 0, 1 ** nan)  # expect: inf nan nan nan 0.0 -0.0 nan nan inf 0.0 1.0 1.0 1.0
print(nan + 1, nan * 0, -nan, abs(-inf), abs(nan), max(inf, 1), min(-inf, 1), round(-2.5), int(-2.9), int(1e20))
# expect: nan nan nan inf nan inf -inf -2 -2 100000000000000000000
print((-8.0) ** 3, (-8.0) ** -1, 2.0 ** -1074, 2.0 ** -1075, 0.0 ** 0, 4 ** -0.5, (-0.0) ** 3, (-0.0) ** 2)
# expect: -512.0 -0.125 5e-324 0.0 1.0 0.5 -0.0 0.0
for bad in (lambda: 1.0 / 0, lambda: 1 % 0.0, lambda: 10.0 ** 309, lambda: 0.0 ** -1.0, lambda: 1.5 + "a",
            lambda: -"x", lambda: 2.5 & 1):
    try:
        print(bad())
    except (ZeroDivisionError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ZeroDivisionError float division by zero
# expect: ZeroDivisionError float modulo
# expect: OverflowError (34, 'Numerical result out of range')
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: TypeError unsupported operand type(s) for +: 'float' and 'str'
# expect: TypeError bad operand type for unary -: 'str'
# expect: TypeError unsupported operand type(s) for &: 'float' and 'int'
