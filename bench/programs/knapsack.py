"""Knapsack: dynamic programming over items and capacities.

Fills the full table of best values for n items and a capacity of 20 n, then
walks back through it to find which items were taken, and checks their weight
and value. A second form keeps only one row and must agree. Measures loops
over integers with indexed loads from nested lists, comparisons and stores.

n:   the number of items.
op:  one cell of the table, in one of the two forms.
"""

import sys
import time

DEFAULT_SIZE = 110


def make_items(n):
    """(weight, value) pairs; heavier things tend to be worth more."""
    state = 31337
    items = []
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        weight = 5 + (state >> 10) % 60
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        items.append((weight, weight * 2 + (state >> 10) % 50))
    return items


def fill_table(items, capacity):
    """table[i][c]: the best value of the first i items within capacity c."""
    previous = [0] * (capacity + 1)
    table = [previous]
    for weight, value in items:
        row = previous[:weight]
        for c in range(weight, capacity + 1):
            taken = previous[c - weight] + value
            left = previous[c]
            row.append(taken if taken > left else left)
        table.append(row)
        previous = row
    return table


def chosen_items(items, table, capacity):
    chosen = []
    for i in range(len(items), 0, -1):
        if table[i][capacity] != table[i - 1][capacity]:
            chosen.append(i - 1)
            capacity -= items[i - 1][0]
    chosen.reverse()
    return chosen


def best_value(items, capacity):
    """The same value with one row, filled from the right."""
    best = [0] * (capacity + 1)
    for weight, value in items:
        c = capacity
        while c >= weight:
            taken = best[c - weight] + value
            if taken > best[c]:
                best[c] = taken
            c -= 1
    return best[capacity]


def main(n):
    items = make_items(n)
    capacity = 20 * n
    table = fill_table(items, capacity)
    best = table[n][capacity]
    chosen = chosen_items(items, table, capacity)
    weight = sum(items[i][0] for i in chosen)
    if sum(items[i][1] for i in chosen) != best or weight > capacity or best_value(items, capacity) != best:
        raise AssertionError("the solutions disagree")
    mixed = 0
    for i in chosen:
        mixed = (mixed * 31 + i) & 0xFFFFFFFF
    return f"{best} {weight} {len(chosen)} {mixed}"


def operations(n):
    return 2 * n * (20 * n + 1)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
