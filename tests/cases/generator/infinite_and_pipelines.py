# Infinite generators, pipelines and early exit.
def count(n=0):
    while True:
        yield n
        n += 1


def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x


def squares(it):
    for x in it:
        yield x * x


def evens(it):
    return (x for x in it if x % 2 == 0)


print(list(take(5, squares(evens(count())))))  # expect: [0, 4, 16, 36, 64]


def primes():
    yield 2
    found = [2]
    for n in count(3):
        if all(n % p for p in found):
            found.append(n)
            yield n


print(list(take(12, primes())))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]


def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)


print(list(take(10, sieve(count(2)))))  # expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print(next(x for x in fib() if x > 10 ** 20))  # expect: 135301852344706746049
