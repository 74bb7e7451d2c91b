# floor, ceil, trunc, fabs, modf, frexp, ldexp, fmod, remainder, copysign.
import math

for x in (2.7, -2.7, 2.0, -0.5, 0.0, 1e20, 5, -5, True):
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.modf(x), math.frexp(x))
# expect: 2.7 2 3 2 2.7 (0.7000000000000002, 2.0) (0.675, 2)
# expect: -2.7 -3 -2 -2 2.7 (-0.7000000000000002, -2.0) (-0.675, 2)
# expect: 2.0 2 2 2 2.0 (0.0, 2.0) (0.5, 2)
# expect: -0.5 -1 0 0 0.5 (-0.5, -0.0) (-0.5, 0)
# expect: 0.0 0 0 0 0.0 (0.0, 0.0) (0.0, 0)
# expect: 1e+20 100000000000000000000 100000000000000000000 100000000000000000000 1e+20 (0.0, 1e+20) (0.6776263578034403, 67)
# expect: 5 5 5 5 5.0 (0.0, 5.0) (0.625, 3)
# expect: -5 -5 -5 -5 5.0 (-0.0, -5.0) (-0.625, 3)
# expect: True 1 1 1 1.0 (0.0, 1.0) (0.5, 1)
print(math.ldexp(0.5, 3), math.ldexp(1, -1074), math.ldexp(1.0, -1080), math.ldexp(3, 0), math.ldexp(0.0, 10 ** 6))
# expect: 4.0 5e-324 0.0 3.0 0.0
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(7.5, 2), math.fmod(5, math.inf), -7 % 3)
# expect: 1.0 -1.0 1.0 1.5 5.0 2
print(math.remainder(7, 3), math.remainder(8, 3), math.remainder(-7, 4), math.remainder(5, 2), math.remainder(3, 2),
      math.remainder(5, math.inf))  # expect: 1.0 -1.0 1.0 1.0 -1.0 5.0
print(math.copysign(3, -0.0), math.copysign(-3, 1), math.copysign(math.nan, -1) != 0, math.copysign(math.inf, -1))
# expect: -3.0 3.0 True -inf
print(type(math.floor(2.5)), type(math.ceil(2.5)), type(math.fabs(5)), math.floor(10 ** 30), math.ceil(-(10 ** 30)))
# expect: <class 'int'> <class 'int'> <class 'float'> 1000000000000000000000000000000 -1000000000000000000000000000000
for f in (lambda: math.floor(math.inf), lambda: math.ceil(math.nan), lambda: math.fmod(1, 0),
          lambda: math.fmod(math.inf, 1), lambda: math.ldexp(1.0, 2000),
          lambda: math.remainder(1, 0), lambda: math.floor("x"), lambda: math.trunc("x"), lambda: math.ldexp(1, 1.5)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: ValueError math domain error
# expect: TypeError must be real number, not str
# expect: TypeError type str doesn't define __trunc__ method
# expect: TypeError Expected an int as second argument to ldexp.
