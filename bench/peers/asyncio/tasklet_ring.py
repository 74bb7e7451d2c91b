"""Ring: a token that goes round 503 tasks. See programs/tasklet_ring.py."""

import asyncio

from harness import run
from tasks import Channel

TASKS = 503


async def ring(n):
    channels = [Channel() for _ in range(TASKS)]

    async def member(number, inbox, neighbour):
        while True:
            token = await inbox.receive()
            if token == 0:
                return number
            await neighbour.send(token - 1)

    members = [
        asyncio.create_task(member(i + 1, channels[i], channels[(i + 1) % TASKS]))
        for i in range(TASKS)
    ]
    await channels[0].send(n)
    done, waiting = await asyncio.wait(members, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    return done.pop().result()


def main(n):
    return asyncio.run(ring(n))


if __name__ == "__main__":
    run(main, lambda n: n)
