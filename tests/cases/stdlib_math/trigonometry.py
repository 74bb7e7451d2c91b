# Circular and hyperbolic functions, degrees and radians, hypot and dist.
import math


def r(x):
    return round(x, 12)


print([r(math.sin(x)) for x in (0, math.pi / 6, math.pi / 2, math.pi, -1, 100)],
      [r(math.cos(x)) for x in (0, math.pi / 3, math.pi, 2)], [r(math.tan(x)) for x in (0, math.pi / 4, -1)])
# expect: [0.0, 0.5, 1.0, 0.0, -0.841470984808, -0.50636564111] [1.0, 0.5, -1.0, -0.416146836547] [0.0, 1.0, -1.557407724655]
print([r(math.asin(x)) for x in (0, 0.5, 1, -1)], [r(math.acos(x)) for x in (0, 0.5, 1, -1)])
# expect: [0.0, 0.523598775598, 1.570796326795, -1.570796326795] [1.570796326795, 1.047197551197, 0.0, 3.14159265359]
print([r(math.atan(x)) for x in (0, 1, -1, math.inf)])
# expect: [0.0, 0.785398163397, -0.785398163397, 1.570796326795]
print([r(math.atan2(y, x)) for y, x in ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-0.0, -1), (-1, -1), (-1, 0), (0, 0))])
# expect: [0.0, 0.785398163397, 1.570796326795, 2.356194490192, 3.14159265359, -3.14159265359, -2.356194490192, -1.570796326795, 0.0]
print([r(f(1)) for f in (math.sinh, math.cosh, math.tanh, math.asinh)], r(math.acosh(2)), r(math.atanh(0.5)),
      math.tanh(math.inf), math.acosh(1))
# expect: [1.175201193644, 1.543080634815, 0.761594155956, 0.88137358702] 1.316957896925 0.549306144334 1.0 0.0
print(math.degrees(math.pi), math.radians(180), r(math.degrees(1)), math.radians(0), math.hypot(3, 4),
      math.hypot(1, 2, 2), math.hypot(), math.hypot(-5), math.hypot(math.inf, math.nan), math.hypot(1e200, 1e200))
# expect: 180.0 3.141592653589793 57.295779513082 0.0 5.0 3.0 0.0 5.0 inf 1.414213562373095e+200
print(math.dist((0, 0), (3, 4)), math.dist([1], [4]), math.dist((1, 2, 3), (1, 2, 3)), math.sin(0.0),
      math.sin(-0.0), math.cos(0), math.atan2(0.0, -0.0) == math.pi)  # expect: 5.0 3.0 0.0 0.0 -0.0 1.0 True
for f in (lambda: math.asin(2), lambda: math.acos(-1.5), lambda: math.sin(math.inf), lambda: math.atanh(1),
          lambda: math.acosh(0), lambda: math.cosh(1000), lambda: math.sin("x"),
          lambda: math.dist((1,), (1, 2)), lambda: math.dist(1, 2), lambda: math.atan2(1)):
    try:
        print(f())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: OverflowError math range error
# expect: TypeError must be real number, not str
# expect: ValueError both points must have the same number of dimensions
# expect: TypeError 'int' object is not iterable
# expect: TypeError atan2 expected 2 arguments, got 1
