"""Big integers: factorials, Fibonacci numbers, powers and their digits.

Computes n factorial by a product and by binary splitting, the 20 n-th
Fibonacci number by addition and by doubling, a large modular power, greatest
common divisors, integer square roots by Newton's method, shifts and masks,
and conversion to decimal and back. Pairs of ways must agree. Measures
arithmetic on integers of up to some tens of thousands of bits, and the
passage from small integers to big ones.

n:   the factorial's argument; the sizes of all numbers follow from it.
op:  the whole exercise, divided by n.
"""

import math
import sys
import time

DEFAULT_SIZE = 1200


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def product_of(low, high):
    """low * (low + 1) * ... * (high - 1), by halves."""
    if high - low < 4:
        product = low
        for i in range(low + 1, high):
            product *= i
        return product
    middle = (low + high) // 2
    return product_of(low, middle) * product_of(middle, high)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def fibonacci_pair(n):
    """(F(n), F(n + 1)), by doubling."""
    if n == 0:
        return 0, 1
    a, b = fibonacci_pair(n // 2)
    c = a * (2 * b - a)
    d = a * a + b * b
    if n % 2:
        return d, c + d
    return c, d


def square_root(n):
    """The largest integer whose square is at most n."""
    guess = 1 << (n.bit_length() + 1) // 2
    while True:
        better = (guess + n // guess) // 2
        if better >= guess:
            return guess
        guess = better


def power_mod(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def decimal(n):
    """The digits of n, by dividing halves rather than digit by digit."""
    if n < 10 ** 9:
        return str(n)
    half = n.bit_length() * 3 // 20
    upper, lower = divmod(n, 10 ** half)
    return decimal(upper) + decimal(lower).zfill(half)


def number(digits):
    """The inverse of decimal."""
    if len(digits) < 10:
        return int(digits)
    half = len(digits) // 2
    return number(digits[:-half]) * 10 ** half + number(digits[-half:])


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


def check(condition):
    if not condition:
        raise AssertionError("two ways of computing a number disagree")


def main(n):
    big = factorial(n)
    check(big == product_of(1, n + 1))
    if n != 3:  # Wilson's theorem, and what holds for composite numbers but 4
        check(big % (n + 1) == (n if is_prime(n + 1) else 0))

    fib = fibonacci(20 * n)
    check(fib == fibonacci_pair(20 * n)[0])
    check(math.gcd(fib, fibonacci(12 * n)) == fibonacci(4 * n))

    root = square_root(big)
    check(root * root <= big < (root + 1) * (root + 1))

    mersenne = (1 << 521) - 1
    check(power_mod(3, mersenne - 1, mersenne) == 1)
    residue = power_mod(big, n * n + 1, mersenne)
    check(residue == pow(big, n * n + 1, mersenne))

    digits = decimal(big)
    check(number(digits) == big)
    negative = -big // 7
    check(negative * 7 <= -big < (negative + 1) * 7)
    mask = (1 << 200) - 1
    low_bits = (big >> 50 ^ fib) & mask | 1
    last = 10 ** 18
    parts = [sum(map(int, digits)), digits[:12], fib % last, root % last, residue % last, low_bits]
    return f"{len(digits)} digits: " + " ".join(str(part) for part in parts)


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
