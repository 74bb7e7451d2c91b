"""Ring: a token that goes round 503 greenlets. See programs/tasklet_ring.py."""

from harness import run
from tasks import Channel, spawn
from tasks import run as run_all

TASKS = 503


def main(n):
    channels = [Channel() for _ in range(TASKS)]
    winners = []

    def member(number, inbox, neighbour):
        while True:
            token = inbox.receive()
            if token == 0:
                winners.append(number)
                return
            neighbour.send(token - 1)

    for i in range(TASKS):
        spawn(member, i + 1, channels[i], channels[(i + 1) % TASKS])
    run_all()
    channels[0].send(n)
    run_all()
    return winners[0]


if __name__ == "__main__":
    run(main, lambda n: n)
