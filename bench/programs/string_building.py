"""String building: making long strings out of small pieces.

Four ways that programs build text: appending to a string in a loop,
collecting pieces and joining them, formatting with f-strings, and doubling.
Every result is folded into a hash. Measures allocation of short strings,
concatenation (linear, if the machine avoids quadratic copying), number
formatting and str.join.

n:   the number of pieces made in each of the first three ways.
op:  one piece.
"""

import sys
import time

DEFAULT_SIZE = 50_000


def append_each(n):
    text = ""
    for i in range(n):
        text += str(i & 1023)
        text += ";"
    return text


def join_pieces(n):
    pieces = []
    for i in range(n):
        pieces.append("item" + str(i % 997))
    return ",".join(pieces)


def format_lines(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:06d} {i % 13:>3} {i / 8:.2f} {'even' if i % 2 == 0 else 'odd'}")
    return "\n".join(lines)


def double_up(length):
    text = "pirn"
    while len(text) < length:
        text += text[::-1]
    return text


def sample(text):
    """A hash of the length and about a thousand characters."""
    value = len(text)
    step = len(text) // 1000 + 1
    for i in range(0, len(text), step):
        value = (value * 31 + ord(text[i])) & 0xFFFFFFFF
    return value


def main(n):
    texts = [append_each(n), join_pieces(n), format_lines(n), double_up(4 * n)]
    total = 0
    for text in texts:
        total = (total * 17 + sample(text)) & 0xFFFFFFFF
    return f"{sum(len(text) for text in texts)} {total}"


def operations(n):
    return 3 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
