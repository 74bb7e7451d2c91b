"""Create and block: very many tasklets that wait at one gate.

Makes n tasklets and runs each until it blocks on a channel; what is timed
ends here. Then a number is sent to every one of them, first come, first
served, and all of them end. Try n = 1000000, and watch the memory.

n:   the number of tasklets.
op:  one tasklet, made, started and blocked.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 10_000


class Tally:
    def __init__(self):
        self.woken = 0
        self.total = 0


def wait_at(gate, number, tally):
    value = gate.receive()
    tally.woken += 1
    tally.total += number * value


def block_all(n):
    gate = stackless.channel()
    tally = Tally()
    for number in range(n):
        stackless.tasklet(wait_at)(gate, number, tally)
    stackless.run()
    return gate, tally


def release_all(n, gate, tally):
    if gate.balance != -n:
        raise AssertionError(f"{-gate.balance} tasklets wait instead of {n}")
    for value in range(n):
        gate.send(value)
    stackless.run()
    # In the order of arrival, every tasklet got its own number.
    if tally.total != (n - 1) * n * (2 * n - 1) // 6:
        raise AssertionError("the tasklets were not served in order")
    return f"{tally.woken} {tally.total}"


def main(n):
    gate, tally = block_all(n)
    return release_all(n, gate, tally)


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    waiting = block_all(size)
    elapsed = time.perf_counter() - start
    print(release_all(size, *waiting))
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
