# sqrt, cbrt, pow, exp, exp2, expm1, log, log2, log10, log1p.
import math

print(math.sqrt(16), math.sqrt(2), math.sqrt(0), math.sqrt(-0.0), math.sqrt(math.inf), math.sqrt(10 ** 30), math.sqrt(0.25))
# expect: 4.0 1.4142135623730951 0.0 -0.0 inf 1000000000000000.0 0.5
print(round(math.cbrt(27), 12), round(math.cbrt(-8), 12), math.cbrt(0.0), math.pow(2, 10), math.pow(2, -1),
      math.pow(0, 0), math.pow(-8, 3), math.pow(1, math.nan), math.pow(math.inf, 0))
# expect: 3.0 -2.0 0.0 1024.0 0.5 1.0 -512.0 1.0 1.0
print(math.exp(0), math.exp(1), math.exp(-math.inf), math.exp(-1000), math.exp2(10), math.exp2(-1), math.expm1(0),
      round(math.expm1(1e-10), 20))  # expect: 1.0 2.718281828459045 0.0 0.0 1024.0 0.5 0.0 1.0000000001e-10
print(math.log(1), math.log(math.e), math.log(8, 2), math.log(100, 10), round(math.log(2 ** 1000) / math.log(2), 9),
      math.log(10 ** 400) > 921, math.log(math.inf))  # expect: 0.0 1.0 3.0 2.0 1000.0 True inf
print(math.log2(8), math.log2(1024), math.log2(2 ** 2000), math.log2(0.5), math.log10(1000), math.log10(0.01),
      math.log10(10 ** 500), math.log1p(0), round(math.log1p(1e-10), 20))
# expect: 3.0 10.0 2000.0 -1.0 3.0 -2.0 500.0 0.0 1e-10
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log2(0),
          lambda: math.log10(-5), lambda: math.log1p(-1), lambda: math.pow(0, -1),
          lambda: math.pow(-8, 1 / 3), lambda: math.exp(1000), lambda: math.pow(10, 400), lambda: math.log(10, 1),
          lambda: math.log(5, 0), lambda: math.sqrt("4"), lambda: math.sqrt(),
          lambda: math.log(1, 2, 3), lambda: math.exp2(5000), lambda: math.expm1(1000), lambda: math.sqrt(10 ** 700)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: OverflowError math range error
# expect: ZeroDivisionError float division by zero
# expect: ValueError math domain error
# expect: TypeError must be real number, not str
# expect: TypeError math.sqrt() takes exactly one argument (0 given)
# expect: TypeError math.log requires 1 to 2 arguments
# expect: OverflowError math range error
# expect: OverflowError math range error
# expect: OverflowError int too large to convert to float
