# math functions in hot loops, as callables and aliases.
import math
from math import floor, sin, sqrt

total = 0.0
for i in range(2000):
    total += sqrt(i) - math.floor(i / 3) + abs(sin(i)) * 0
print(round(total, 6))  # expect: -606061.088234
print([floor(x) for x in map(sqrt, range(20))], list(map(math.gcd, [12, 18], [8, 27])),
      max([3, 4, 5], key=lambda v: math.comb(5, v)), sorted([3, -4, 1], key=math.fabs))
# expect: [0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4] [4, 9] 3 [1, 3, -4]


def primes(n):
    return [p for p in range(2, n) if all(p % d for d in range(2, math.isqrt(p) + 1))]


print(primes(60), sum(primes(500)))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59] 21536
count = 0
for a in range(1, 30):
    for b in range(a, 30):
        c = math.isqrt(a * a + b * b)
        if c * c == a * a + b * b and c < 40 and math.gcd(a, b) == 1:
            count += 1
print(count)  # expect: 5
print(callable(math.sin), math.sin.__name__, math.__name__, "pi" in dir(math), math.floor is floor)
# expect: True sin math True True
