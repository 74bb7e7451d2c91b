"""Exceptions: raising, catching, re-raising and cleaning up.

Five patterns in a loop: a custom exception caught in the same function; one
that unwinds several calls; errors raised by the machine itself (missing key,
bad index, bad number, division by zero); try/finally and context managers
crossed by an exception; and re-raising with a cause. Measures the cost of
making, raising, matching and unwinding.

n:   the number of rounds.
op:  one exception raised and caught (ten in each round).
"""

import sys
import time

DEFAULT_SIZE = 7000
PER_ROUND = 10


class AppError(Exception):
    pass


class NotFound(AppError):
    def __init__(self, key):
        super().__init__(f"{key} not found")
        self.key = key


class Refused(AppError):
    pass


def raise_here(i):
    """One exception, caught where it is raised."""
    try:
        if i >= 0:
            raise Refused
    except Refused:
        return 1
    return 0


def descend(depth, i):
    if depth == 0:
        raise NotFound(i)
    return descend(depth - 1, i) + 1


def raise_far_below(i):
    """One exception that passes through several frames and one handler."""
    try:
        try:
            descend(5, i & 63)
        except Refused:
            return 0
    except AppError as error:
        return error.key + len(error.args)
    return 0


def builtin_errors(table, items):
    """Four exceptions that operations of the machine raise."""
    caught = 0
    try:
        table["missing"]
    except KeyError as error:
        caught += len(error.args[0])
    try:
        items[len(items)]
    except IndexError:
        caught += 1
    try:
        int("12x")
    except ValueError:
        caught += 2
    try:
        caught // table["zero"]
    except (TypeError, ZeroDivisionError):
        caught += 3
    return caught


class Guard:
    """Counts entries and exits; swallows what it is told to swallow."""

    def __init__(self, swallow):
        self.swallow = swallow
        self.entered = 0
        self.left = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.left += 1
        return kind is not None and issubclass(kind, self.swallow)


def cleanup(guard, log):
    """Two exceptions: one swallowed by a guard, one that meets finally."""
    with guard:
        raise NotFound(1)
    try:
        try:
            log[0] += 1
            raise Refused(log[0])
        finally:
            log[1] += 1
    except AppError as error:
        return error.args[0] & 7
    return 0


def chained(i):
    """Two exceptions, the second one caused by the first."""
    try:
        try:
            raise KeyError(i)
        except KeyError as error:
            raise NotFound(i) from error
    except NotFound as error:
        return error.__cause__.args[0] & 3


def main(n):
    table = {"zero": 0}
    items = [1, 2, 3]
    guard = Guard(NotFound)
    log = [0, 0]
    total = 0
    for i in range(n):
        total += raise_here(i)
        total += raise_far_below(i)
        total += builtin_errors(table, items)
        total += cleanup(guard, log)
        total += chained(i)
    if not guard.entered == guard.left == log[0] == log[1] == n:
        raise AssertionError("some clean-up did not run exactly once")
    return total


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
