"""Generators: pipelines, delegation, recursion and two-way traffic.

Four parts, each resuming generators over and over: a pipeline of five
stages over a counter; an in-order walk of a binary search tree with nested
`yield from`; a round robin over several generators of different length; and
a running average that is driven with send() and closed at the end. Measures
what suspending and resuming a frame costs.

n:   the number of items that go into each part.
op:  one item of one part.
"""

import sys
import time

DEFAULT_SIZE = 16_000


# A pipeline of stages.

def count(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def squares(items):
    for item in items:
        yield item * item


def drop_multiples(items, divisor):
    for item in items:
        if item % divisor:
            yield item


def running_sums(items):
    total = 0
    for item in items:
        total += item
        yield total


def pairs(items):
    iterator = iter(items)
    for first in iterator:
        second = next(iterator, 0)
        yield first, second


def pipeline(n):
    stages = pairs(running_sums(drop_multiples(squares(count(n)), 3)))
    checksum = 0
    for first, second in stages:
        checksum = (checksum * 7 + second - first) & 0xFFFFFFFF
    return checksum


# A tree, walked with one suspended generator for each level.

class Tree:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def balanced(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    tree = Tree(middle)
    tree.left = balanced(low, middle)
    tree.right = balanced(middle + 1, high)
    return tree


def walk(n):
    checksum = 0
    for position, key in enumerate(balanced(0, n)):
        checksum = (checksum * 5 + (position + 1 ^ 2 * key)) & 0xFFFFFFFF
    return checksum


# Several generators that take turns until all are exhausted.

def letters(name, repeat):
    for i in range(repeat):
        yield (name + i) % 26
    return repeat


def round_robin(generators):
    lengths = 0
    while generators:
        remaining = []
        for generator in generators:
            try:
                yield next(generator)
            except StopIteration as stop:
                lengths += stop.value
            else:
                remaining.append(generator)
        generators = remaining
    return lengths


def delegate(generator):
    """Pass everything through; yield the result of the inner one last."""
    result = yield from generator
    yield result


def take_turns(n):
    # Lengths 1 : 2 : 3 : 4, n items in all.
    unit = n // 10
    generators = [letters(7 * i, unit * i) for i in range(1, 5)]
    checksum = 0
    for value in delegate(round_robin(generators)):
        checksum = (checksum * 31 + value) & 0xFFFFFFFF
    return checksum


# A generator that is sent values.

def averager(log):
    total = 0
    count = 0
    average = 0
    try:
        while True:
            total += yield average
            count += 1
            average = total // count
    finally:
        log.append(count)


def two_way(n):
    log = []
    average = averager(log)
    next(average)
    checksum = 0
    for i in range(n):
        checksum = (checksum + average.send(i * 7919 % 1000)) & 0xFFFFFFFF
    average.close()
    return checksum * 3 + log[0]


def main(n):
    return f"{pipeline(n)} {walk(n)} {take_turns(n)} {two_way(n)}"


def operations(n):
    return 4 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
