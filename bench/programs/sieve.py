"""Sieve of Eratosthenes: one long list of booleans.

Finds all primes up to n, crossing out the multiples of each prime in an
inner while loop, and prints how many there are and a hash of them. Measures
stores into a list at computed indices.

n:   the largest number that is tested.
op:  one number of the sieve.
"""

import sys
import time

DEFAULT_SIZE = 500_000


def main(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            j = i * i
            while j <= n:
                flags[j] = False
                j += i
        i += 1
    count = 0
    mixed = 0
    for number in range(n + 1):
        if flags[number]:
            count += 1
            mixed = (mixed * 31 + number) & 0xFFFFFFFF
    return f"{count} {mixed}"


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
