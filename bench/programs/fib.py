"""Recursive Fibonacci: nothing but calls.

Computes fib(n) by the doubly recursive definition, without a cache. Almost
all the time goes into calling, comparing and adding small integers, so this
is the purest measure of what a function call costs.

n:   the Fibonacci index; the work grows by 1.618 for each step.
op:  one call of fib.
"""

import sys
import time

DEFAULT_SIZE = 26


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main(n):
    return fib(n)


def operations(n):
    """Calls made by fib(n): 2 * fib(n + 1) - 1."""
    a, b = 0, 1
    for _ in range(n + 1):
        a, b = b, a + b
    return 2 * a - 1


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
