"""Ping-pong: a channel round trip. See programs/tasklet_ping_pong.py."""

import asyncio

from harness import run
from tasks import Channel


async def both(n):
    there = Channel()
    back = Channel()

    async def pong():
        for _ in range(n):
            await back.send(await there.receive() + 1)

    async def ping():
        value = 0
        for _ in range(n):
            await there.send(value)
            value = await back.receive()
        return value

    _, value = await asyncio.gather(pong(), ping())
    return value


def main(n):
    return asyncio.run(both(n))


if __name__ == "__main__":
    run(main, lambda n: n)
