"""Game of Life: cells on a torus, as nested lists and as a set.

A random soup is advanced generation by generation in two ways that must
agree: on a grid of rows that wrap around, counting the eight neighbours of
each cell by index; and, for the same soup, on a set of live cells, counting
neighbours in a dictionary. Measures nested indexing, small integers, and
sets of tuples.

n:   the number of generations.
op:  one cell of the grid in one generation (the set's work included).
"""

import sys
import time

DEFAULT_SIZE = 14
WIDTH = 64
HEIGHT = 48


def make_soup():
    state = 1970
    grid = []
    for _ in range(HEIGHT):
        row = []
        for _ in range(WIDTH):
            state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
            row.append(1 if (state >> 16) % 3 == 0 else 0)
        grid.append(row)
    return grid


def next_grid(grid):
    result = []
    for y in range(HEIGHT):
        above = grid[y - 1]
        here = grid[y]
        below = grid[(y + 1) % HEIGHT]
        row = []
        for x in range(WIDTH):
            left = x - 1
            right = (x + 1) % WIDTH
            around = (
                above[left] + above[x] + above[right]
                + here[left] + here[right]
                + below[left] + below[x] + below[right]
            )
            row.append(1 if around == 3 or (around == 2 and here[x]) else 0)
        result.append(row)
    return result


OFFSETS = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def next_cells(cells):
    around = {}
    for x, y in cells:
        for dx, dy in OFFSETS:
            cell = ((x + dx) % WIDTH, (y + dy) % HEIGHT)
            around[cell] = around.get(cell, 0) + 1
    return {cell for cell, count in around.items() if count == 3 or (count == 2 and cell in cells)}


def live_cells(grid):
    return {(x, y) for y, row in enumerate(grid) for x, alive in enumerate(row) if alive}


def main(n):
    grid = make_soup()
    cells = live_cells(grid)
    for _ in range(n):
        grid = next_grid(grid)
        cells = next_cells(cells)
    if cells != live_cells(grid):
        raise AssertionError("the grid and the set disagree")
    checksum = 0
    for row in grid:
        for alive in row:
            checksum = (checksum * 2 + alive) % 1_000_000_007
    return f"{len(cells)} {checksum}"


def operations(n):
    return WIDTH * HEIGHT * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
