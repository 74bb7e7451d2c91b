"""Ring: a token that goes round 503 tasklets.

Each tasklet waits for the token on a channel of its own, and passes it on,
one less, to its neighbour. The one that gets the token at zero reports its
number. The others are left waiting, which does not keep run() from
returning.

n:   the number of times that the token is passed.
op:  one pass.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 50_000
TASKLETS = 503


def member(number, inbox, neighbour, winners):
    while True:
        token = inbox.receive()
        if token == 0:
            winners.append(number)
            return
        neighbour.send(token - 1)


def main(n):
    channels = [stackless.channel() for _ in range(TASKLETS)]
    winners = []
    members = []
    for i in range(TASKLETS):
        neighbour = channels[(i + 1) % TASKLETS]
        members.append(stackless.tasklet(member)(i + 1, channels[i], neighbour, winners))
    stackless.run()

    # All of them wait now; the first one gets the token.
    channels[0].send(n)
    stackless.run()
    for tasklet in members:
        tasklet.kill()
    return winners[0]


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
