"""Switch: tasklets that do nothing but give way to each other.

First two tasklets, then a hundred, call schedule() in a loop. The scheduler
is a ring, so they must take turns strictly: a hash of the order in which
they run is compared with that of a plain round robin.

n:   the number of switches with either number of tasklets; a multiple
     of 100.
op:  one switch.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 50_000
FEW = 2
MANY = 100


class Trace:
    """Hashes the order in which tasklets run."""

    def __init__(self):
        self.value = 0


def spin(ident, times, trace):
    for _ in range(times):
        trace.value = (trace.value * 31 + ident) & 0xFFFFFFFF
        stackless.schedule()


def run_round_robin(tasklets, times):
    trace = Trace()
    for ident in range(tasklets):
        stackless.tasklet(spin)(ident, times, trace)
    stackless.run()
    return trace.value


def expected_trace(tasklets, times):
    value = 0
    for _ in range(times):
        for ident in range(tasklets):
            value = (value * 31 + ident) & 0xFFFFFFFF
    return value


def main(n):
    return run_round_robin(FEW, n // FEW), run_round_robin(MANY, n // MANY)


def operations(n):
    return n // FEW * FEW + n // MANY * MANY


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    if checksum != (expected_trace(FEW, size // FEW), expected_trace(MANY, size // MANY)):
        raise AssertionError("the tasklets did not take turns")
    print(*checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
