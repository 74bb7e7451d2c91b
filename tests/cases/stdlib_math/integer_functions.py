# gcd, lcm, factorial, comb, perm, isqrt.
import math

print(math.gcd(12, 18), math.gcd(), math.gcd(7), math.gcd(-12, 18), math.gcd(0, 0), math.gcd(0, 5),
      math.gcd(12, 18, 27), math.gcd(2 ** 100, 6 ** 50) == 2 ** 50, math.gcd(10 ** 40, 15 ** 30) == 5 ** 30)
# expect: 6 0 7 6 0 5 3 True True
print(math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.lcm(-4, 6), math.lcm(2, 3, 7), math.lcm(10 ** 20, 15),
      math.factorial(0), math.factorial(5), math.factorial(20), math.factorial(25))
# expect: 12 1 0 12 42 300000000000000000000 1 120 2432902008176640000 15511210043330985984000000
print(math.comb(5, 2), math.comb(5, 0), math.comb(3, 5), math.comb(100, 50), math.perm(5, 2), math.perm(5),
      math.perm(3, 5), math.perm(30, 25))
# expect: 10 1 0 100891344545564193334812497256 20 120 0 2210440498434925488635904000000
print([math.isqrt(n) for n in (0, 1, 3, 4, 99, 100, 2 ** 62, 2 ** 64 - 1, 10 ** 40 - 1)],
      len(str(math.factorial(500))), math.factorial(100) % 101, sum(map(int, str(math.factorial(60)))))
# expect: [0, 1, 1, 2, 9, 10, 2147483648, 4294967295, 99999999999999999999] 1135 100 288


class I:
    def __index__(self):
        return 6


print(math.gcd(I(), 4), math.factorial(I()), math.comb(I(), 2), math.isqrt(I()), math.gcd(True, 2))
# expect: 2 720 15 2 1
for f in (lambda: math.gcd(1.5, 2), lambda: math.factorial(-1), lambda: math.factorial(2.5),
          lambda: math.factorial(3.0), lambda: math.comb(-1, 2), lambda: math.comb(2, -1), lambda: math.isqrt(-1),
          lambda: math.isqrt(2.0), lambda: math.perm(-1, 2), lambda: math.comb(1.0, 1), lambda: math.lcm("a"),
          lambda: math.factorial()):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError n must be a non-negative integer
# expect: ValueError k must be a non-negative integer
# expect: ValueError isqrt() argument must be nonnegative
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError n must be a non-negative integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError math.factorial() takes exactly one argument (0 given)
