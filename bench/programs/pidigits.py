"""Digits of pi, from an unbounded spigot.

Streams the decimal digits of pi from Leibniz' series in the form that Euler
gave it, by composing linear fractional maps as Gibbons does: a state of three
growing integers takes in terms, and gives out a digit whenever both ends of
the interval that is left agree on it. Prints the digits in rows of ten. Measures multiplication, addition and
division of integers of up to a few thousand bits.

n:   the number of digits.
op:  one digit.
"""

import sys
import time

DEFAULT_SIZE = 700


def pi_digits():
    # The state is the linear fractional map x -> (q x + r) / t. It takes in
    # term k of pi = 2 + 1/3 (2 + 2/5 (2 + 3/7 (2 + ...))), one at a time.
    q, r, t = 1, 0, 1
    k = 1
    while True:
        # What is still to come lies between 3 and 4.
        digit = (3 * q + r) // t
        if digit == (4 * q + r) // t:
            yield digit
            q, r = 10 * q, 10 * (r - digit * t)
        else:
            odd = 2 * k + 1
            q, r, t = q * k, (2 * q + r) * odd, t * odd
            k += 1


def main(n):
    rows = []
    row = ""
    for count, digit in enumerate(pi_digits(), 1):
        row += str(digit)
        if count % 10 == 0 or count == n:
            rows.append(f"{row:<10} :{count}")
            row = ""
        if count == n:
            return "\n".join(rows)


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
