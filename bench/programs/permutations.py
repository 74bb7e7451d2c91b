"""Permutations, generated in five ways.

All orders of n items: by recursive generators, by swapping in place with
backtracking, in lexicographic order by finding the successor, by Heap's
algorithm, and from factorial-base digits. Each way folds its permutations
into an order-independent hash, and all five must agree. Measures recursion,
generators, and swaps in short lists.

n:   the number of items; the work grows with n factorial.
op:  one permutation by one way.
"""

import math
import sys
import time

DEFAULT_SIZE = 7


def value_of(permutation):
    value = 0
    for item in permutation:
        value = value * 10 + item
    return value


def by_generators(items):
    if not items:
        yield []
        return
    for i in range(len(items)):
        for rest in by_generators(items[:i] + items[i + 1:]):
            yield [items[i]] + rest


def by_backtracking(items, start, visit):
    if start == len(items):
        visit(items)
        return
    for i in range(start, len(items)):
        items[start], items[i] = items[i], items[start]
        by_backtracking(items, start + 1, visit)
        items[start], items[i] = items[i], items[start]


def advance(items):
    """Change to the next permutation in order; False after the last."""
    i = len(items) - 2
    while i >= 0 and items[i] > items[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(items) - 1
    while items[j] < items[i]:
        j -= 1
    items[i], items[j] = items[j], items[i]
    items[i + 1:] = items[:i:-1]
    return True


def by_heaps_algorithm(items):
    counters = [0] * len(items)
    yield items
    i = 1
    while i < len(items):
        if counters[i] < i:
            j = counters[i] if i % 2 else 0
            items[i], items[j] = items[j], items[i]
            yield items
            counters[i] += 1
            i = 1
        else:
            counters[i] = 0
            i += 1


def by_factorial_digits(items, index):
    pool = list(items)
    permutation = []
    for size in range(len(items), 0, -1):
        index, digit = divmod(index, size)
        permutation.append(pool.pop(digit))
    return permutation


class Tally:
    """Counts what it is called with, and sums a hash of each."""

    def __init__(self):
        self.count = 0
        self.hash = 0

    def __call__(self, permutation):
        value = value_of(permutation)
        self.count += 1
        self.hash = (self.hash + value * (value ^ 0x5BD1E995)) & 0xFFFFFFFF


def main(n):
    tallies = [Tally() for _ in range(5)]

    for permutation in by_generators(list(range(n))):
        tallies[0](permutation)

    by_backtracking(list(range(n)), 0, tallies[1])

    items = list(range(n))
    tallies[2](items)
    while advance(items):
        tallies[2](items)

    for permutation in by_heaps_algorithm(list(range(n))):
        tallies[3](permutation)

    for index in range(math.factorial(n)):
        tallies[4](by_factorial_digits(range(n), index))

    first = tallies[0]
    for tally in tallies:
        if tally.count != math.factorial(n) or tally.hash != first.hash:
            raise AssertionError("the ways disagree")
    return f"{first.count} {first.hash}"


def operations(n):
    return 5 * math.factorial(n)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
