"""What it costs to write down a paused computation, and bulk data, and to read them.

    pirn bench/snapshots.py                            tasklets and generators at rest, then data
    pirn bench/snapshots.py data                       only these: python3 runs them too
    pirn --snapshot FILE bench/snapshots.py program N  the whole program, in which N tasklets wait
    pirn snapshot verify FILE                          reads it with all checks

A time is the best of many rounds; that of data is the processor's, since others are at work meanwhile. Rates are of the bytes that are written. The form of data is CPython's, unless a value
reaches something that CPython cannot pickle, as the last rows do.
"""

import pickle
import sys
import time

N_ITEMS = 300_000


def best_us(clock, rounds, times, function, *args):
    "Microseconds of one call."
    best = float("inf")
    for _ in range(rounds):
        start = clock()
        for _ in range(times):
            function(*args)
        best = min(best, (clock() - start) / times)
    return best * 1e6


# --- Paused computations ---------------------------------------------------------------------------------------------


def down(n):
    if n <= 1:
        stackless.schedule_remove()
        return 1
    return down(n - 1) + 1


def paused(depth):
    "A tasklet that has stopped so many calls deep."
    t = stackless.tasklet(down)(depth)
    stackless.run()
    return t


def waiting(depth):
    "A generator that waits in so many others."
    def count(n):
        if n > 1:
            yield from count(n - 1)
        yield n
    g = count(depth)
    next(g)
    return g


def row_of_paused(what, value):
    data = pickle.dumps(value)
    times = max(1, 3000 // (10 + len(data) // 100))
    dump = best_us(time.perf_counter, 40, times, pickle.dumps, value)
    load = best_us(time.perf_counter, 40, times, pickle.loads, data)
    print(f"{what:<28} {len(data):>9,} bytes {dump:>9.1f} µs dumps {load:>9.1f} µs loads")


def all_paused():
    for depth in 1, 10, 100, 1000:
        row_of_paused(f"tasklet, {depth} calls deep", paused(depth))
    for depth in 1, 10, 100:
        row_of_paused(f"generators, {depth} deep", waiting(depth))


# --- Data ------------------------------------------------------------------------------------------------------------


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def values():
    n = N_ITEMS
    yield "small ints", [i % 251 for i in range(n)]
    yield "ints", list(range(n))
    yield "floats", [i / 7 for i in range(n)]
    yield "strings", [f"item {i}" for i in range(n)]
    yield "dict of str: int", {f"key {i}": i for i in range(n)}
    yield "dict of int: str", {i: f"value {i}" for i in range(n)}
    yield "tuples of 2", [(i, "b") for i in range(n)]
    yield "lists of 3", [[i, i, i] for i in range(n)]
    yield "dicts of 2", [{"x": i, "y": i} for i in range(n)]
    yield "instances", [Point(i, "y") for i in range(n)]


def row_of_data(what, value, n):
    data = pickle.dumps(value)
    dump = len(data) / best_us(time.process_time, 10, 1, pickle.dumps, value)
    load = len(data) / best_us(time.process_time, 10, 1, pickle.loads, data)
    each = len(data) / n
    print(f"{what:<28} {each:>9.1f} bytes each {dump:>6.0f} MB/s dumps {load:>6.0f} MB/s loads")


def all_data():
    print(f"{N_ITEMS:,} items each, in CPython's form")
    for what, value in values():
        row_of_data(what, value, N_ITEMS)


def all_data_beside_a_tasklet():
    print("the same beside a paused tasklet")
    beside = paused(1)
    for what, value in values():
        row_of_data(what, (beside, value), N_ITEMS)


# --- Whole programs --------------------------------------------------------------------------------------------------


def whole_program(n):
    "To be run with --snapshot."
    import pirn
    channel = stackless.channel()
    received = []

    def wait(i):
        received.append((i, channel.receive()))

    for i in range(n):
        stackless.tasklet(wait)(i)
    stackless.run()
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        if pirn.snapshot() == "resumed":
            # Everybody must be there.
            for i in range(n):
                channel.send(i)
            assert received == [(i, i) for i in range(n)]
            print(f"resumed: {n:,} tasklets have gone on")
            return
        best = min(best, time.perf_counter() - start)
    print(f"{n:,} tasklets wait: written in {best * 1000:.1f} ms")


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["all"]
    if what != "data":
        import stackless
    if what == "program":
        whole_program(int(rest[0]))
    if what in ("all", "paused"):
        all_paused()
    if what in ("all", "data"):
        all_data()
    if what in ("all", "beside"):
        all_data_beside_a_tasklet()
