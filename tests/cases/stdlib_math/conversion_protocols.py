# math functions accept __float__, __index__, __floor__, __ceil__ and __trunc__.
import math


class F:
    def __float__(self):
        return 6.25


class I:
    def __index__(self):
        return 9


class Special:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


class Bad:
    def __float__(self):
        raise KeyError("float")


print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.sqrt(I()), math.isnan(F()), math.hypot(F(), 0),
      math.fsum([F(), I()]), math.copysign(F(), -1), math.pow(F(), I()) > 1)
# expect: 2.5 6 7 3.0 False 6.25 15.25 -6.25 True
print(math.floor(Special()), math.ceil(Special()), math.trunc(Special()), math.isqrt(I()), math.factorial(I()),
      math.gcd(I(), 6), math.ldexp(F(), 1), math.atan2(F(), F()) == math.pi / 4)
# expect: floor ceil trunc 3 362880 3 12.5 True
for f in (lambda: math.sqrt(Bad()), lambda: math.isqrt(F()), lambda: math.trunc(F()), lambda: math.sqrt(None),
          lambda: math.floor(None), lambda: math.gcd(F(), 1), lambda: math.sqrt([])):
    try:
        print(f())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
# expect: KeyError 'float'
# expect: TypeError 'F' object cannot be interpreted as an integer
# expect: TypeError type F doesn't define __trunc__ method
# expect: TypeError must be real number, not NoneType
# expect: TypeError must be real number, not NoneType
# expect: TypeError 'F' object cannot be interpreted as an integer
# expect: TypeError must be real number, not list
