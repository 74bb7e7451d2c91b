"""What the programs for asyncio and greenlet share: arguments, the clock, the lines that pirn-bench reads.

    PYTHONPATH=peers/python python3 PROGRAM SIZE [--time]

work(n) is timed; finish(n, result) turns its result into the checksum outside
the time; operations(n) is how many operations the work is.
"""

import sys
import time


def run(work, operations, finish=None):
    size = int(sys.argv[1])
    start = time.perf_counter()
    result = work(size)
    elapsed = time.perf_counter() - start
    print(finish(size, result) if finish else result)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")


def handed_to_filters(n):
    """Numbers up to the n-th prime, each with the filters that it reaches."""
    primes = []
    handed = 0
    number = 2
    while len(primes) < n:
        for prime in primes:
            handed += 1
            if number % prime == 0:
                break
        else:
            handed += 1
            primes.append(number)
        number += 1
    return handed


def trace_after(value, ident):
    """A hash of the order in which tasks run."""
    return (value * 31 + ident) & 0xFFFFFFFF
