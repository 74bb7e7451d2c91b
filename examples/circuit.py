"""Circuit: logic gates as tasklets, wires as channels.

A gate sleeps until one of its inputs changes. If its output changes with it,
it tells the gates that its wire leads to. Nobody steers the whole: we set the
inputs, let everything run until all gates sleep again, and read the outputs.
Then stackless.run() returns, because there is nothing left to do.

    pirn run examples/circuit.py
"""

import stackless


class Wire:
    """Carries a bit to the gates that listen to it."""

    def __init__(self):
        self.bit = 0
        self.listeners = []

    def set(self, bit):
        if bit != self.bit:
            self.bit = bit
            for channel in self.listeners:
                channel.send(self)


class Gate:
    """Computes its output wire from its input wires, again and again."""

    def __init__(self, function, *inputs):
        self.function = function
        self.inputs = inputs
        self.output = Wire()
        self.changes = stackless.channel()
        for wire in inputs:
            wire.listeners.append(self.changes)
        stackless.tasklet(self.work)()

    def work(self):
        while True:
            self.output.set(self.function(*[wire.bit for wire in self.inputs]))
            self.changes.receive()


def and_gate(a, b):
    return Gate(lambda x, y: x & y, a, b).output


def or_gate(a, b):
    return Gate(lambda x, y: x | y, a, b).output


def xor_gate(a, b):
    return Gate(lambda x, y: x ^ y, a, b).output


def half_adder(a, b):
    return xor_gate(a, b), and_gate(a, b)


def full_adder(a, b, carry):
    partial, first = half_adder(a, b)
    total, second = half_adder(partial, carry)
    return total, or_gate(first, second)


def ripple_carry_adder(a_wires, b_wires):
    """Wires of the sum, the lowest bit first, and the last carry."""
    carry = Wire()
    sums = []
    for a, b in zip(a_wires, b_wires):
        total, carry = full_adder(a, b, carry)
        sums.append(total)
    return sums + [carry]


def set_number(wires, number):
    for position, wire in enumerate(wires):
        wire.set(number >> position & 1)


def get_number(wires):
    return sum(wire.bit << position for position, wire in enumerate(wires))


# First a half adder and its truth table.
left, right = Wire(), Wire()
total, carry = half_adder(left, right)
print("a b   sum carry")
for a in (0, 1):
    for b in (0, 1):
        left.set(a)
        right.set(b)
        stackless.run()
        print(a, b, "   ", total.bit, "   ", carry.bit)

# Then eight full adders in a row: forty gates that add two bytes.
a_wires = [Wire() for _ in range(8)]
b_wires = [Wire() for _ in range(8)]
sum_wires = ripple_carry_adder(a_wires, b_wires)
for a, b in [(1, 1), (42, 99), (255, 1), (200, 100), (170, 85)]:
    set_number(a_wires, a)
    set_number(b_wires, b)
    stackless.run()
    result = get_number(sum_wires)
    print(f"{a:3} + {b:3} = {result:3}", "right" if result == a + b else "WRONG")
