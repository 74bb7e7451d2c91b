"""Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py."""

import asyncio

from harness import handed_to_filters, run
from tasks import Channel


async def count_from(first, out):
    number = first
    while True:
        await out.send(number)
        number += 1


async def drop_multiples(prime, source, out):
    while True:
        number = await source.receive()
        if number % prime:
            await out.send(number)


async def sieve(n):
    end = Channel()
    tasks = [asyncio.create_task(count_from(2, end))]
    total = 0
    for _ in range(n):
        prime = await end.receive()
        total += prime
        following = Channel()
        tasks.append(asyncio.create_task(drop_multiples(prime, end, following)))
        end = following
    for task in tasks:
        task.cancel()
    return f"{prime} {total}"


def main(n):
    return asyncio.run(sieve(n))


if __name__ == "__main__":
    run(main, handed_to_filters)
