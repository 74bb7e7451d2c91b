"""Create and block: very many tasks that wait at one gate. See programs/tasklet_create_block.py."""

import asyncio

from harness import run
from tasks import Channel


class Waiting:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.woken = 0
        self.total = 0
        self.tasks = []
        self.gate = None


async def wait_at(waiting, number):
    value = await waiting.gate.receive()
    waiting.woken += 1
    waiting.total += number * value


async def start_all(waiting, n):
    waiting.gate = Channel()
    for number in range(n):
        waiting.tasks.append(asyncio.create_task(wait_at(waiting, number)))
    # Once round: all of them have run until they wait.
    await asyncio.sleep(0)


def block_all(n):
    waiting = Waiting()
    waiting.loop.run_until_complete(start_all(waiting, n))
    return waiting


async def send_all(waiting, n):
    for value in range(n):
        await waiting.gate.send(value)
    await asyncio.gather(*waiting.tasks)


def release_all(n, waiting):
    waiting.loop.run_until_complete(send_all(waiting, n))
    waiting.loop.close()
    return f"{waiting.woken} {waiting.total}"


def main(n):
    return release_all(n, block_all(n))


if __name__ == "__main__":
    run(block_all, lambda n: n, release_all)
