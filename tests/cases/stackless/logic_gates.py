# A digital circuit: gates are tasklets, wires are channels with fan-out.
import stackless


def gate(op, ins, outs):
    while True:
        values = [w.receive() for w in ins]
        for w in outs:
            w.send(op(*values))


def wire():
    return stackless.channel()


def half_adder():
    a1, b1, a2, b2, s, c = [wire() for _ in range(6)]
    stackless.tasklet(gate)(lambda x, y: x ^ y, [a1, b1], [s])
    stackless.tasklet(gate)(lambda x, y: x & y, [a2, b2], [c])
    return (a1, a2), (b1, b2), s, c


def drive(pins, bits):
    for b in bits:
        for p in pins:
            p.send(b)


ins_a, ins_b, s, carry = half_adder()
stackless.tasklet(drive)(ins_a, [0, 0, 1, 1])
stackless.tasklet(drive)(ins_b, [0, 1, 0, 1])
for _ in range(4):
    print(s.receive(), carry.receive())
# expect: 0 0
# expect: 1 0
# expect: 1 0
# expect: 0 1
stackless.run()
print(stackless.getruncount())  # expect: 1
