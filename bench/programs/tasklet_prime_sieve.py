"""Prime sieve: a chain of filters that grows by one for every prime.

A source sends the numbers from two on. The first number to come out of the
chain is a prime; a filter that swallows its multiples is then put behind the
last one. Every filter is a tasklet, and channels connect them.

n:   the number of primes; the work grows a little less than with its square.
op:  one number handed from one tasklet to the next.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 170


def count_from(first, out):
    number = first
    while True:
        out.send(number)
        number += 1


def drop_multiples(prime, source, out):
    while True:
        number = source.receive()
        if number % prime:
            out.send(number)


def main(n):
    end = stackless.channel()
    tasklets = [stackless.tasklet(count_from)(2, end)]
    total = 0
    for _ in range(n):
        prime = end.receive()
        total += prime
        following = stackless.channel()
        tasklets.append(stackless.tasklet(drop_multiples)(prime, end, following))
        end = following
    for tasklet in tasklets:
        tasklet.kill()
    return f"{prime} {total}"


def operations(n):
    """Numbers up to the n-th prime, each with the stages that it reaches."""
    primes = []
    handed = 0
    number = 2
    while len(primes) < n:
        for prime in primes:
            handed += 1
            if number % prime == 0:
                break
        else:
            handed += 1
            primes.append(number)
        number += 1
    return handed


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
