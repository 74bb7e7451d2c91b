"""Integer loop: arithmetic on small integers in a single hot loop.

A linear congruential generator is stepped n times; each state is folded
into a running hash with shifts, masks, a remainder and a data-dependent
branch. No number needs more than 56 bits. No calls, no allocation: what is
left is the cost of integer arithmetic, comparison and the loop itself.

n:   the number of iterations.
op:  one iteration.
"""

import sys
import time

DEFAULT_SIZE = 500_000


def main(n):
    state = 42
    total = 0
    odd = 0
    i = 0
    while i < n:
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        if state & 0x10000:
            odd += 1
            total = (total ^ (state >> 7)) & 0xFFFFFFFF
        else:
            total += state % 1009 - (i & 7)
        i += 1
    return total * 1_000_003 + odd


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
