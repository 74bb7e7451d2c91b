"""Binary trees: allocation and garbage collection.

Builds and walks many complete binary trees: one "stretch" tree, one that
lives throughout, and ever fewer of ever deeper short-lived ones. Prints the
number of nodes counted in each group. Measures the allocator and the
collector with objects of two fields that point to each other.

n:   the depth of the deepest trees; each step doubles the work.
op:  one node, made, linked and counted.
"""

import sys
import time

DEFAULT_SIZE = 11
SHALLOWEST = 4


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make_tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make_tree(depth - 1), make_tree(depth - 1))


def count_nodes(node):
    if node.left is None:
        return 1
    return 1 + count_nodes(node.left) + count_nodes(node.right)


def groups(n):
    """(number of trees, depth) of each group of short-lived trees."""
    return [(1 << (n - depth + SHALLOWEST), depth) for depth in range(SHALLOWEST, n + 1, 2)]


def main(n):
    lines = []
    lines.append(f"stretch tree of depth {n + 1}: {count_nodes(make_tree(n + 1))}")
    long_lived = make_tree(n)
    for trees, depth in groups(n):
        total = 0
        for _ in range(trees):
            total += count_nodes(make_tree(depth))
        lines.append(f"{trees} trees of depth {depth}: {total}")
    lines.append(f"long lived tree of depth {n}: {count_nodes(long_lived)}")
    return "\n".join(lines)


def operations(n):
    """All nodes ever made; a tree of depth d has 2 ** (d + 1) - 1."""
    short_lived = sum(trees * ((2 << depth) - 1) for trees, depth in groups(n))
    return ((2 << n + 1) - 1) + ((2 << n) - 1) + short_lived


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
