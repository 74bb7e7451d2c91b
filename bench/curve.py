"""Runs the work of a program again and again in one process.

    curve.py PROGRAM SIZE N

Prints one line for each run, `curve_ns=…`: what the i-th call of the program's
main(SIZE) took. The curve shows how long a machine needs to become fast.
"""

import sys
import time


def module_of(path):
    folder, _, name = path.rpartition("/")
    sys.path.insert(0, folder or ".")
    return __import__(name.partition(".")[0])


def times(main, size, n):
    for _ in range(n):
        start = time.perf_counter()
        main(size)
        yield time.perf_counter() - start


if __name__ == "__main__":
    path, size, n = sys.argv[1:4]
    for elapsed in times(module_of(path).main, int(size), int(n)):
        print(f"curve_ns={elapsed * 1e9:.0f}")
