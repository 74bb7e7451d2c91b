# The prime sieve: each prime is a tasklet that filters the stream.
import stackless


def numbers(out):
    n = 2
    while True:
        out.send(n)
        n += 1


def filter_out(p, source, out):
    for n in source:
        if n % p:
            out.send(n)


def primes(count):
    c = stackless.channel()
    stackless.tasklet(numbers)(c)
    for _ in range(count):
        p = c.receive()
        yield p
        nxt = stackless.channel()
        stackless.tasklet(filter_out)(p, c, nxt)
        c = nxt


print(list(primes(30)))
# expect: [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113]
