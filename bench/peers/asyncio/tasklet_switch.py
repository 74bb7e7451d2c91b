"""Switch: tasks that give way to each other. See programs/tasklet_switch.py."""

import asyncio

from harness import run, trace_after


async def round_robin(number, times):
    trace = 0

    async def spin(ident):
        nonlocal trace
        for _ in range(times):
            trace = trace_after(trace, ident)
            await asyncio.sleep(0)

    await asyncio.gather(*[spin(ident) for ident in range(number)])
    return trace


async def both(n):
    return f"{await round_robin(2, n // 2)} {await round_robin(100, n // 100)}"


def main(n):
    return asyncio.run(both(n))


if __name__ == "__main__":
    run(main, lambda n: n // 2 * 2 + n // 100 * 100)
