"""Mandelbrot set: a float loop with a data-dependent exit.

For each point of an n by n grid over [-1.5, 0.5] x [-1, 1], iterate
z = z * z + c until |z| > 2, at most 50 times. Prints the number of points
that stay bounded, the total number of iterations, and a hash of the picture.
Measures plain float arithmetic in local variables.

n:   width and height of the grid; the work grows with n * n.
op:  one inner iteration.
"""

import sys
import time

DEFAULT_SIZE = 160
LIMIT = 50


def iterations(cr, ci):
    """Steps before z leaves the circle of radius 2, at most LIMIT."""
    zr = zi = 0.0
    zr2 = zi2 = 0.0
    steps = 0
    while steps < LIMIT and zr2 + zi2 <= 4.0:
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
        zr2 = zr * zr
        zi2 = zi * zi
        steps += 1
    return steps


def main(n):
    bounded = 0
    total = 0
    picture = 0
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        for x in range(n):
            steps = iterations(2.0 * x / n - 1.5, ci)
            total += steps
            if steps == LIMIT:
                bounded += 1
            picture = (picture * 31 + steps) & 0xFFFFFFFF
    return bounded, total, picture


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(*checksum)
    if "--time" in sys.argv[2:]:
        _, operations, _ = checksum
        print(f"time_ns_per_op={elapsed * 1e9 / operations:.2f}")
