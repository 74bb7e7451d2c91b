"""Prime sieve: a chain of tasklets that grows while it works.

The first tasklet sends 2, 3, 4 ... into a channel. The first number that
comes out is a prime. We put a filter behind it that swallows its multiples;
the first number that comes out of the filter is the next prime, and so on.
Each filter is a tasklet, and knows only its own prime and two channels.

    pirn run examples/prime_sieve.py [HOW_MANY]
"""

import sys

import stackless


def count_from(number, out):
    while True:
        out.send(number)
        number += 1


def drop_multiples(prime, source, out):
    while True:
        number = source.receive()
        if number % prime:
            out.send(number)


def primes():
    """A generator that receives from the end of the chain, and extends it."""
    end = stackless.channel()
    stackless.tasklet(count_from)(2, end)
    while True:
        prime = end.receive()
        yield prime
        following = stackless.channel()
        stackless.tasklet(drop_multiples)(prime, end, following)
        end = following


how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 40
row = []
for count, prime in enumerate(primes(), 1):
    row.append(f"{prime:5}")
    if len(row) == 10 or count == how_many:
        print("".join(row))
        row = []
    if count == how_many:
        break
