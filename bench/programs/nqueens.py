"""N queens: backtracking search with sets of free lines kept in lists.

Counts all ways to place n queens on an n by n board so that none attacks
another (724 for n = 10). A recursive function places one queen a row and
marks its column and both diagonals in lists of booleans. Measures recursion,
list loads and stores, and branches.

n:   the size of the board; each step multiplies the work by five or six.
op:  one whole search of the board.
"""

import sys
import time

DEFAULT_SIZE = 10


class Board:
    def __init__(self, n):
        self.n = n
        self.columns = [True] * n
        self.rising = [True] * (2 * n - 1)
        self.falling = [True] * (2 * n - 1)
        self.queens = [0] * n
        self.solutions = 0
        self.hash = 0

    def place(self, row):
        """Try every free column of this row, and search on below it."""
        n = self.n
        if row == n:
            self.solutions += 1
            for column in self.queens:
                self.hash = (self.hash * 33 + column) & 0xFFFFFFFF
            return
        columns, rising, falling = self.columns, self.rising, self.falling
        for column in range(n):
            up = row + column
            down = row - column + n - 1
            if columns[column] and rising[up] and falling[down]:
                self.queens[row] = column
                columns[column] = rising[up] = falling[down] = False
                self.place(row + 1)
                columns[column] = rising[up] = falling[down] = True


def main(n):
    board = Board(n)
    board.place(0)
    return f"{board.solutions} {board.hash}"


def operations(n):
    return 1


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
