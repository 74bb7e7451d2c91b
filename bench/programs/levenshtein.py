"""Levenshtein distance by dynamic programming, one row at a time.

Compares pairs of generated words of a small alphabet with the classic
recurrence over insertions, deletions and substitutions. Measures an inner
loop over two strings with a three-way minimum and a list that is rewritten
row by row.

n:   the length of the words that are compared.
op:  one cell of the table, for all PAIRS pairs.
"""

import sys
import time

DEFAULT_SIZE = 170
PAIRS = 12


def make_word(length, seed):
    state = seed * 7919 + 17
    letters = []
    for _ in range(length):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        letters.append("acgt"[(state >> 12) & 3])
    return "".join(letters)


def distance(first, second):
    """The fewest single-letter edits that turn first into second."""
    row = list(range(len(second) + 1))
    for i, a in enumerate(first):
        diagonal = i
        left = row[0] = i + 1
        for j, b in enumerate(second):
            above = row[j + 1]
            if a == b:
                best = diagonal
            else:
                best = diagonal
                if above < best:
                    best = above
                if left < best:
                    best = left
                best += 1
            diagonal = above
            row[j + 1] = left = best
    return row[-1]


def main(n):
    if distance("kitten", "sitting") != 3 or distance("", "warp") != 4:
        raise AssertionError("the distance is wrong")
    distances = []
    for seed in range(PAIRS):
        first = make_word(n, seed)
        second = make_word(n, seed + 1) if seed % 2 else first[n // 3:] + first[:n // 3]
        distances.append(distance(first, second))
    return " ".join(str(d) for d in distances)


def operations(n):
    return PAIRS * n * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
