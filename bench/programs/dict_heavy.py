"""Dictionaries and sets: look-ups, updates, deletions and iteration.

Six exercises: counting with integer keys, an index from string keys to
lists, tuple keys of a sparse grid, deletion and reinsertion, set algebra,
and merging and inverting with comprehensions. Measures hashing, probing,
growth and ordered iteration.

n:   the number of entries put into each exercise.
op:  one entry of one exercise.
"""

import sys
import time

DEFAULT_SIZE = 20_000


def random_numbers(n, limit, seed):
    state = seed
    numbers = []
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        numbers.append((state >> 8) % limit)
    return numbers


def count_integers(numbers):
    counts = {}
    for number in numbers:
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values())
    return most * 1_000_000 + len(counts)


def index_strings(numbers):
    index = {}
    for position, number in enumerate(numbers):
        index.setdefault(f"key{number % 503}", []).append(position)
    total = 0
    for key in sorted(index):
        total = (total * 31 + len(index[key]) + index[key][-1]) & 0xFFFFFFFF
    return total


def sparse_grid(numbers):
    """Mark cells, then count the marked neighbours of marked cells."""
    side = 257
    cells = {}
    for number in numbers:
        cells[number % side, number // side % side] = number
    neighbours = 0
    for x, y in cells:
        if (x + 1, y) in cells:
            neighbours += 1
        if (x, y + 1) in cells:
            neighbours += 1
    return neighbours * 1_000_003 + len(cells)


def churn(numbers):
    """A table of constant size: each new key pushes out the oldest."""
    table = {}
    removed = 0
    for number in numbers:
        table.pop(number, None)
        table[number] = removed
        if len(table) > 256:
            oldest = next(iter(table))
            removed = (removed * 3 + table[oldest] + oldest) & 0xFFFFFF
            del table[oldest]
    return removed


def set_algebra(numbers):
    half = len(numbers) // 2
    first, second = set(numbers[:half]), set(numbers[half:])
    both = first & second
    either = first | second
    only = first - second
    one = first ^ second
    if not (both <= either and only < either and one.isdisjoint(both)):
        raise AssertionError("the sets disagree")
    return len(both) + 3 * len(either) + 5 * len(only) + 7 * sum(one)


def merge_and_invert(numbers):
    squares = {number: number * number for number in numbers if number % 3}
    cubes = {number: number ** 3 for number in numbers if number % 2}
    merged = {**squares, **cubes}
    merged.update((number, -1) for number in numbers[:100])
    inverted = {value: key for key, value in merged.items()}
    return sum(inverted.values()) + len(merged) + min(inverted)


def main(n):
    numbers = random_numbers(n, 4 * n, 7)
    checksums = [
        count_integers([number % 1021 for number in numbers]),
        index_strings(numbers),
        sparse_grid(numbers),
        churn([number % 512 for number in numbers]),
        set_algebra(numbers),
        merge_and_invert(numbers),
    ]
    return " ".join(str(checksum) for checksum in checksums)


def operations(n):
    return 6 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
