"""Circuit: a digital adder in which everything is a tasklet.

Gates wait for a bit on each input and send the result to every wire that
leads on; a wire is a tasklet too, and carries one bit at a time from its
source to its sink. From AND, OR and XOR gates half adders are built, then
full adders, then a ripple-carry adder. Pairs of numbers are fed in bit by
bit, several sums are under way at once, and each result is checked
against +.

n:   the number of additions.
op:  one gate computing one bit.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 60
WIDTH = 16
GATES_PER_BIT = 5


class Pin:
    """A point where a gate or an input sends bits; wires lead on from it."""

    def __init__(self):
        self.wires = []

    def send(self, bit):
        for wire in self.wires:
            wire.send(bit)

    def connect(self):
        """A new wire from here; returns the channel at its far end."""
        near, far = stackless.channel(), stackless.channel()
        self.wires.append(near)
        stackless.tasklet(carry_bits)(near, far)
        return far


def carry_bits(source, sink):
    while True:
        sink.send(source.receive())


def gate(function, left, right, out):
    while True:
        out.send(function(left.receive(), right.receive()))


def make_gate(function, left, right):
    out = Pin()
    stackless.tasklet(gate)(function, left.connect(), right.connect(), out)
    return out


def and_gate(left, right):
    return make_gate(lambda a, b: a & b, left, right)


def or_gate(left, right):
    return make_gate(lambda a, b: a | b, left, right)


def xor_gate(left, right):
    return make_gate(lambda a, b: a ^ b, left, right)


def half_adder(left, right):
    """The pins of sum and carry."""
    return xor_gate(left, right), and_gate(left, right)


def full_adder(left, right, carry):
    partial, first_carry = half_adder(left, right)
    total, second_carry = half_adder(partial, carry)
    return total, or_gate(first_carry, second_carry)


class Adder:
    """A ripple-carry adder: the carry of each bit feeds the next one."""

    def __init__(self, width):
        self.width = width
        self.lefts = [Pin() for _ in range(width)]
        self.rights = [Pin() for _ in range(width)]
        self.carry_in = carry = Pin()
        self.outputs = []
        for left, right in zip(self.lefts, self.rights):
            total, carry = full_adder(left, right, carry)
            self.outputs.append(total.connect())
        self.outputs.append(carry.connect())

    def feed(self, pairs):
        """Start tasklets that send the bits of all pairs of numbers."""
        for bit in range(self.width):
            stackless.tasklet(send_bits)(self.lefts[bit], [a >> bit & 1 for a, _ in pairs])
            stackless.tasklet(send_bits)(self.rights[bit], [b >> bit & 1 for _, b in pairs])
        stackless.tasklet(send_bits)(self.carry_in, [0] * len(pairs))

    def result(self):
        total = 0
        for bit, output in enumerate(self.outputs):
            total |= output.receive() << bit
        return total


def send_bits(pin, bits):
    for bit in bits:
        pin.send(bit)


def make_pairs(n):
    state = 7
    pairs = [((1 << WIDTH) - 1, 1)]
    while len(pairs) < n:
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        first = state >> 4
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        pairs.append((first % (1 << WIDTH), (state >> 4) % (1 << WIDTH)))
    return pairs[:n]


def main(n):
    adder = Adder(WIDTH)
    pairs = make_pairs(n)
    adder.feed(pairs)
    checksum = 0
    for a, b in pairs:
        total = adder.result()
        if total != a + b:
            raise AssertionError(f"{a} + {b} came out as {total}")
        checksum = (checksum * 31 + total) & 0xFFFFFFFF
    stackless.run()
    return f"{n} sums of {WIDTH} bits, {checksum}"


def operations(n):
    return n * WIDTH * GATES_PER_BIT


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
