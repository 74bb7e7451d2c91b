"""Matrix multiplication on lists of lists of floats.

Multiplies two n by n matrices with the schoolbook triple loop, transposing
the second one first so that both inner operands are rows. Prints the trace,
one corner and the sum of the product. Measures indexed loads of floats and a
running sum.

n:   the size of the matrices; the work grows with n cubed.
op:  one multiply-add.
"""

import sys
import time

DEFAULT_SIZE = 110


def make_matrix(n, seed):
    scale = 1.0 / n / n
    return [[scale * (i - j) * (i + j + seed) for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    columns = [[b[i][j] for i in range(n)] for j in range(n)]
    product = []
    for i in range(n):
        row = a[i]
        out = []
        for j in range(n):
            column = columns[j]
            total = 0.0
            for k in range(n):
                total += row[k] * column[k]
            out.append(total)
        product.append(out)
    return product


def main(n):
    product = multiply(make_matrix(n, 1.0), make_matrix(n, 2.0))
    trace = 0.0
    total = 0.0
    for i, row in enumerate(product):
        trace += row[i]
        for value in row:
            total += value
    return f"{trace:.9f} {product[0][n - 1]:.9f} {total:.9f}"


def operations(n):
    return n * n * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
