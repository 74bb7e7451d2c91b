"""Create and block: very many greenlets that wait at one gate. See programs/tasklet_create_block.py."""

from harness import run
from tasks import Channel, spawn
from tasks import run as run_all


class Tally:
    def __init__(self):
        self.woken = 0
        self.total = 0


def wait_at(gate, number, tally):
    value = gate.receive()
    tally.woken += 1
    tally.total += number * value


def block_all(n):
    gate = Channel()
    tally = Tally()
    for number in range(n):
        spawn(wait_at, gate, number, tally)
    run_all()
    return gate, tally


def release_all(n, waiting):
    gate, tally = waiting
    for value in range(n):
        gate.send(value)
    run_all()
    return f"{tally.woken} {tally.total}"


def main(n):
    return release_all(n, block_all(n))


if __name__ == "__main__":
    run(block_all, lambda n: n, release_all)
