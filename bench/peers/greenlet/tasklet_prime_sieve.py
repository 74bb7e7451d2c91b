"""Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py."""

from harness import handed_to_filters, run
from tasks import Channel, forget, spawn
from tasks import run as run_all


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


def sieve(n, results):
    end = Channel()
    spawn(count_from, 2, end)
    total = 0
    for _ in range(n):
        prime = end.receive()
        total += prime
        following = Channel()
        spawn(drop_multiples, prime, end, following)
        end = following
    results.append(f"{prime} {total}")
    forget()


def main(n):
    results = []
    spawn(sieve, n, results)
    run_all()
    return results[0]


if __name__ == "__main__":
    run(main, handed_to_filters)
