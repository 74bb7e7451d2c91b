"""Ping-pong: the cost of a channel round trip.

Two tasklets share two channels. One sends a number and waits for the answer;
the other adds one and sends it back. Every operation finds its partner
waiting, so a round trip is two rendezvous and two direct switches.

n:   the number of round trips.
op:  one round trip.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 20_000


def ping(rounds, there, back, results):
    value = 0
    for _ in range(rounds):
        there.send(value)
        value = back.receive()
    results.append(value)


def pong(rounds, there, back):
    for _ in range(rounds):
        back.send(there.receive() + 1)


def main(n):
    there = stackless.channel()
    back = stackless.channel()
    results = []
    stackless.tasklet(pong)(n, there, back)
    stackless.tasklet(ping)(n, there, back, results)
    stackless.run()
    if there.balance or back.balance:
        raise AssertionError("somebody is still waiting")
    return results[0]


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
