# isnan, isinf, isfinite, isclose, nextafter, ulp and the constants.
import math

print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf -inf nan
print([math.isnan(x) for x in (math.nan, 1.0, math.inf, 5)], [math.isinf(x) for x in (math.inf, -math.inf, 1, math.nan)])
# expect: [True, False, False, False] [True, True, False, False]
print([math.isfinite(x) for x in (1, 1e308, math.inf, math.nan, 10 ** 300)])
# expect: [True, True, False, False, True]
print(math.isclose(1.0, 1.0 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2),
      math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf),
      math.isclose(math.nan, math.nan))  # expect: True False True False True True False
print(math.nextafter(1.0, 2.0), math.nextafter(1.0, 0.0), math.nextafter(0.0, 1.0), math.nextafter(0.0, -1.0),
      math.nextafter(1.0, 1.0), math.nextafter(1.7976931348623157e308, math.inf))
# expect: 1.0000000000000002 0.9999999999999999 5e-324 -5e-324 1.0 inf
print(math.ulp(1.0), math.ulp(0.0), math.ulp(1e16), math.ulp(-2.0), math.ulp(math.inf), math.ulp(5))
# expect: 2.220446049250313e-16 5e-324 2.0 4.440892098500626e-16 inf 8.881784197001252e-16
for f in (lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.isnan("x"), lambda: math.isfinite(10 ** 400),
          lambda: math.isinf(None), lambda: math.nextafter(1)):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError tolerances must be non-negative
# expect: TypeError must be real number, not str
# expect: OverflowError int too large to convert to float
# expect: TypeError must be real number, not NoneType
# expect: TypeError nextafter expected 2 arguments, got 1
