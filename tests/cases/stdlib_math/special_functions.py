# gamma, lgamma, erf and erfc.
import math


def r(x):
    return float(f"{x:.11g}")


print([math.gamma(n) for n in (1, 2, 3, 4, 5, 10)], r(math.gamma(0.5)), r(math.gamma(-1.5)), r(math.gamma(20.5)),
      math.gamma(math.inf))
# expect: [1.0, 1.0, 2.0, 6.0, 24.0, 362880.0] 1.7724538509 2.3632718012 5.4062429823e+17 inf
print([r(math.lgamma(x)) for x in (1, 2, 3, 0.5, 100, 1e10, -0.5)], math.lgamma(math.inf))
# expect: [0.0, 0.0, 0.69314718056, 0.57236494292, 359.13420537, 220258509290.0, 1.2655121235] inf
print([r(math.erf(x)) for x in (0, 0.5, 1, -1, 3)])
# expect: [0.0, 0.52049987781, 0.84270079295, -0.84270079295, 0.9999779095]
print([r(math.erfc(x)) for x in (0, 0.5, 1, 5)])  # expect: [1.0, 0.47950012219, 0.15729920705, 1.5374597944e-12]
print(math.erf(math.inf), math.erfc(math.inf), math.erf(-math.inf))  # expect: 1.0 0.0 -1.0
for f in (lambda: math.gamma(0), lambda: math.gamma(-1), lambda: math.gamma(200), lambda: math.lgamma(-2),
          lambda: math.gamma(-math.inf), lambda: math.erf("x")):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: TypeError must be real number, not str
