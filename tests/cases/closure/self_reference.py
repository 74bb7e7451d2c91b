# Functions that refer to themselves and to each other through cells.
def make_fact():
    def fact(n):
        return 1 if n == 0 else n * fact(n - 1)
    return fact


f = make_fact()
print(f(10))  # expect: 3628800
fact = None
print(f(5))  # expect: 120


def pingpong():
    def ping(n):
        return ["ping"] + pong(n - 1) if n else []

    def pong(n):
        return ["pong"] + ping(n - 1) if n else []
    return ping


print(pingpong()(5))  # expect: ['ping', 'pong', 'ping', 'pong', 'ping']


def memo():
    cache = {}

    def fib(n):
        if n not in cache:
            cache[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return cache[n]
    return fib, cache


fib, cache = memo()
print(fib(80), len(cache))  # expect: 23416728348467685 81
