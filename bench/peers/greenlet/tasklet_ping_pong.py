"""Ping-pong: a channel round trip. See programs/tasklet_ping_pong.py."""

from harness import run
from tasks import Channel, spawn
from tasks import run as run_all


def main(n):
    there = Channel()
    back = Channel()
    results = []

    def pong():
        for _ in range(n):
            back.send(there.receive() + 1)

    def ping():
        value = 0
        for _ in range(n):
            there.send(value)
            value = back.receive()
        results.append(value)

    spawn(pong)
    spawn(ping)
    run_all()
    return results[0]


if __name__ == "__main__":
    run(main, lambda n: n)
