"""Huffman coding, with a binary heap written by hand.

Counts the letters of a generated text, builds the optimal prefix code by
merging the two rarest subtrees from a heap, encodes the text to bits,
decodes it again by walking the tree, and checks the round trip. Measures
list-based heaps of objects, recursion over a tree, dictionary look-ups, and
a decoding loop driven by single bits.

n:   the number of letters in the text, at least ten.
op:  one letter, made, counted, encoded and decoded.
"""

import sys
import time

DEFAULT_SIZE = 40_000


class Node:
    """A subtree; `order` breaks ties, so that the code is deterministic."""

    def __init__(self, weight, order, symbol=None, zero=None, one=None):
        self.weight = weight
        self.order = order
        self.symbol = symbol
        self.zero = zero
        self.one = one

    def __lt__(self, other):
        if self.weight != other.weight:
            return self.weight < other.weight
        return self.order < other.order


class Heap:
    """A binary heap in a list: the least item is always items[0]."""

    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        child = len(items) - 1
        while child > 0:
            parent = (child - 1) // 2
            if not item < items[parent]:
                break
            items[child] = items[parent]
            child = parent
        items[child] = item

    def pop(self):
        items = self.items
        least = items[0]
        item = items.pop()
        size = len(items)
        if size:
            parent = 0
            child = 1
            while child < size:
                if child + 1 < size and items[child + 1] < items[child]:
                    child += 1
                if not items[child] < item:
                    break
                items[parent] = items[child]
                parent = child
                child = 2 * parent + 1
            items[parent] = item
        return least


def make_text(n):
    """Letters and spaces, the first of the alphabet the most frequent."""
    alphabet = "etaoinshrdlucmfwypvbgkqjxz ETAOINSHRDLU.,;:!?"
    state = 1952
    letters = []
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        bits = state >> 7
        letters.append(alphabet[(bits & 0xFF) * (bits >> 8 & 0xFF) * len(alphabet) >> 16])
    return "".join(letters)


def build_tree(text):
    counts = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    heap = Heap()
    for order, char in enumerate(sorted(counts)):
        heap.push(Node(counts[char], order, char))
    order = len(heap)
    while len(heap) > 1:
        zero = heap.pop()
        one = heap.pop()
        heap.push(Node(zero.weight + one.weight, order, None, zero, one))
        order += 1
    return heap.pop()


def assign_codes(node, prefix, codes):
    if node.symbol is not None:
        codes[node.symbol] = prefix
    else:
        assign_codes(node.zero, prefix + "0", codes)
        assign_codes(node.one, prefix + "1", codes)
    return codes


def decode(bits, tree):
    letters = []
    node = tree
    for bit in bits:
        node = node.one if bit == "1" else node.zero
        if node.symbol is not None:
            letters.append(node.symbol)
            node = tree
    return "".join(letters)


def heap_sort(numbers):
    heap = Heap()
    for number in numbers:
        heap.push(number)
    return [heap.pop() for _ in range(len(heap))]


def main(n):
    text = make_text(n)
    tree = build_tree(text)
    codes = assign_codes(tree, "", {})
    bits = "".join([codes[char] for char in text])
    if decode(bits, tree) != text:
        raise AssertionError("the round trip changed the text")
    lengths = [len(codes[char]) for char in sorted(codes)]
    if heap_sort(lengths) != sorted(lengths):
        raise AssertionError("the heap is out of order")
    mixed = 0
    for char in sorted(codes):
        mixed = (mixed * 31 + int("1" + codes[char], 2)) & 0xFFFFFFFF
    return f"{len(bits)} bits, {len(codes)} codes of {min(lengths)} to {max(lengths)} bits, {mixed}"


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
