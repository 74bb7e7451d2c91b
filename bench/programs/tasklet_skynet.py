"""Skynet: a tree of tasklets in which everyone waits for ten children.

A tasklet makes ten children until the leaves are reached; the leaves send
their numbers back, and every parent sends the sum of what it was sent. Most
tasklets live only for a moment, and a tenth of them waits.

n:   the number of leaves, rounded down to a power of ten.
op:  one tasklet, made, run and heard from.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 1000
CHILDREN = 10


def skynet(answer, number, size):
    if size == 1:
        answer.send(number)
        return
    children = stackless.channel()
    part = size // CHILDREN
    for i in range(CHILDREN):
        stackless.tasklet(skynet)(children, number + i * part, part)
    total = 0
    for _ in range(CHILDREN):
        total += children.receive()
    answer.send(total)


def leaves(n):
    count = 1
    while count * CHILDREN <= n:
        count *= CHILDREN
    return count


def main(n):
    size = leaves(n)
    answer = stackless.channel()
    stackless.tasklet(skynet)(answer, 0, size)
    total = answer.receive()
    stackless.run()
    if total != size * (size - 1) // 2:
        raise AssertionError("somebody was not heard")
    return total


def operations(n):
    """The tasklets in the tree: leaves, their parents, and so on."""
    count = 0
    size = leaves(n)
    while size:
        count += size
        size //= CHILDREN
    return count


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
