"""Closures: functions that make, keep and call functions.

Counters with private state, composed and curried functions, a memoizing
decorator, a church-numeral interlude, callbacks with default arguments, and
an event table of lambdas. Measures making closures, access to captured
variables (both constant and changing), and indirect calls.

n:   the number of rounds.
op:  one call (forty-one in each round; the memoized ones are not counted).
"""

import sys
import time

DEFAULT_SIZE = 14_000
PER_ROUND = 41


def make_counter(start, step):
    value = start

    def advance():
        nonlocal value
        value += step
        if value > 100_000:
            value -= 100_000
        return value

    def peek():
        return value

    return advance, peek


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def adder(a):
    return lambda b: lambda c: a + b + c


def memoize(function):
    known = {}

    def remembered(argument):
        if argument not in known:
            known[argument] = function(argument)
        return known[argument]

    return remembered


@memoize
def paths(cell):
    """Ways down a grid that has holes where x * y % 11 is 5."""
    x, y = cell
    if x == 0 or y == 0:
        return 1
    if x * y % 11 == 5:
        return 0
    return (paths((x - 1, y)) + paths((x, y - 1))) % 1_000_007


def numeral(k):
    """The church numeral k: a function that applies another one k times."""

    def apply(function):
        def repeated(x):
            for _ in range(k):
                x = function(x)
            return x

        return repeated

    return apply


def make_events():
    """Handlers that share one log, each with its own weight."""
    log = [0]
    table = {}
    for weight, name in enumerate(["open", "read", "write", "close"], 1):
        table[name] = lambda amount, weight=weight: log.append(log.pop() + amount * weight)
    return table, log


def main(n):
    advance, peek = make_counter(7, 13)
    other, _ = make_counter(0, 5)
    scramble = compose(lambda x: x * 3, lambda x: x + 1, lambda x: x & 0xFFFF, lambda x: x ^ 0x55)
    events, log = make_events()
    names = list(events)
    two, three = numeral(2), numeral(3)
    total = 0
    for i in range(n):
        # Counters: four calls.
        total += advance() + other() + peek() + advance()
        # Composition: ten calls.
        total += scramble(i) + scramble(total & 0xFF)
        # Currying: three calls, two of them of closures just made.
        total += adder(i)(2)(3)
        # Numerals: fifteen calls and four, through four closures just made.
        increment = lambda x: x + i
        total += three(three(increment))(0)
        total += two(increment)(1)
        # Events: four calls, one for each name.
        for name in names:
            events[name](i & 7)
        # A function that is made only to be called.
        total += (lambda x, y: x - y)(i, 5)
        total &= 0xFFFFFFFF
    return f"{total} {peek()} {log[0]} {paths((60, 60))}"


def operations(n):
    return PER_ROUND * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
