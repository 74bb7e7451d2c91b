"""Pipeline: items that pass through a row of tasklets.

A producer sends numbers into the first of eight stages. Each stage iterates
over its input channel, transforms, drops or adds items, and sends the rest
on; the end of the stream travels through the same channels as an exception
that ends the iteration. The result is compared with that of the same stages
applied to a list.

n:   the number of items that the producer sends.
op:  one item sent by the producer or by a stage.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 3000


def times_three(number):
    return [3 * number]


def plus_seven(number):
    return [number + 7]


def drop_fives(number):
    return [number] if number % 5 else []


def collatz(number):
    return [number // 2] if number % 2 == 0 else [3 * number + 1]


def split(number):
    """Numbers above 2000 become two."""
    return [number] if number <= 2000 else [number // 2, number - number // 2]


def scramble(number):
    return [(number * 2654435761 >> 8) & 0xFFFF]


def drop_small(number):
    return [number] if number >= 4096 else []


def square(number):
    return [number * number]


STAGES = [times_three, plus_seven, drop_fives, collatz, split, scramble, drop_small, square]


def produce(n, out):
    for number in range(n):
        out.send(number)
    out.send_exception(StopIteration)


def stage(function, source, out):
    for number in source:
        for result in function(number):
            out.send(result)
    out.send_exception(StopIteration)


def consume(source, tally):
    for number in source:
        tally.add(number)


class Tally:
    def __init__(self):
        self.count = 0
        self.hash = 0

    def add(self, number):
        self.count += 1
        self.hash = (self.hash * 31 + number) & 0xFFFFFFFF


def main(n):
    channel = stackless.channel()
    stackless.tasklet(produce)(n, channel)
    for function in STAGES:
        out = stackless.channel()
        stackless.tasklet(stage)(function, channel, out)
        channel = out
    tally = Tally()
    stackless.tasklet(consume)(channel, tally)
    stackless.run()
    return f"{tally.count} {tally.hash}"


def without_tasklets(n):
    """The expected result, and the number of items sent on the way."""
    numbers = list(range(n))
    sent = n
    for function in STAGES:
        numbers = [result for number in numbers for result in function(number)]
        sent += len(numbers)
    tally = Tally()
    for number in numbers:
        tally.add(number)
    return f"{tally.count} {tally.hash}", sent


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    expected, operations = without_tasklets(size)
    if checksum != expected:
        raise AssertionError(f"{checksum} instead of {expected}")
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations:.2f}")
