"""Spectral norm of an infinite matrix, by the power method.

The matrix has entries A(i, j) = 1 / ((i + j)(i + j + 1) / 2 + i + 1). Ten
rounds of multiplying by A-transposed times A give its largest singular
value, printed to nine places (1.274224... for large n). Measures calls of a
small numeric function inside doubly nested loops over lists of floats.

n:   the size of the square corner of the matrix; the work grows with n * n.
op:  one evaluation of A(i, j), with its multiply and add.
"""

import math
import sys
import time

DEFAULT_SIZE = 70


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    """A times v."""
    n = len(v)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(i, j) * v[j]
        result.append(total)
    return result


def transposed_times(v):
    """A transposed, times v."""
    n = len(v)
    result = []
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * v[j]
        result.append(total)
    return result


def main(n):
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    uv = vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return f"{math.sqrt(uv / vv):.9f}"


def operations(n):
    return 40 * n * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
