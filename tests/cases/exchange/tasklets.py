# Tasklets, generators and greenlets that were stopped in hot code: pickled by one process and gone on with in another. `dump` prints
# pickles, `load` reads them; without an argument both are done here.
import pickle
import sys

import stackless
from greenlet import getcurrent, greenlet


class Mixer:
    """Numbers in a class that keeps what it has seen."""

    def __init__(self, seed):
        self.seed = seed
        self.seen = {}

    def next(self):
        self.seed = (self.seed * 1103515245 + 12345) % (1 << 31)
        self.seen[self.seed % 64] = self.seen.get(self.seed % 64, 0) + 1
        return self.seed


def hot(out, n):
    mixer, total, x = Mixer(7), 0, 0.5
    for i in range(n):
        total = (total + mixer.next() * i) % 1000003
        x = x * 3.7 * (1 - x)
        if i == n // 2:
            stackless.schedule_remove()
    out.append((total, x, len(mixer.seen), mixer.seen[1]))


def deep(n):
    if n == 0:
        stackless.schedule_remove()
        return 0
    return n % 7 + deep(n - 1)


def deeply(out, n):
    for i in range(3):
        out.append(deep(n) + i)


def compare(out):
    def key(x):
        if x == 77:
            stackless.schedule_remove()
        return (x * 37) % 101

    out.append(sorted(range(101), key=key)[:8])


def squares(n):
    for i in range(n):
        yield i * i


def consumer(channel, out):
    while True:
        out.append(channel.receive() * 2)


def handler(out):
    try:
        {}["missing"]
    except KeyError as e:
        stackless.schedule_remove()
        try:
            raise ValueError(len(out)) from e
        except ValueError as inner:
            out.append((repr(inner), repr(inner.__cause__), inner.__cause__.__traceback__.tb_lineno))


def preempted(out, n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, (a + b) % 1000000007
    out.append(a)


def ping(n):
    total = 0
    for i in range(n):
        total += getcurrent().parent.switch(i)
    return total


def tree(out):
    def below(n):
        total = 0
        for i in range(n):
            total += getcurrent().parent.switch(total + i)
            if i == n // 2:
                stackless.schedule_remove()
        return "below", total

    g = greenlet(below)
    got = g.switch(400)
    while not g.dead:
        got = g.switch(3)
    out.append(got)


def closure(factor):
    names = ["\u00e4\u20ac\U0001f40d", "plain", 2.5 ** 40, 3 ** 100, float("-inf"), -(2 ** 61), 2 ** 61, b"\x00\xff", None, True, 1e-310]
    calls = 0

    def inner(out):
        nonlocal calls
        for i in range(500):
            calls += factor
            if i == 250:
                stackless.schedule_remove()
        out.append((calls, names, {n: i for i, n in enumerate(names)}[b"\x00\xff"], sorted({1, 2, 3, 1000000})))

    return inner


def paused(function, *args):
    """A tasklet that ran until it stopped itself, and where its results go."""
    out = []
    t = stackless.tasklet(function)(out, *args)
    t.run()
    return t, out


def make():
    g = squares(4000)
    for _ in range(1000):
        next(g)
    channel = stackless.channel()
    received = []
    stackless.tasklet(consumer)(channel, received)
    stackless.run()
    for i in range(200):
        channel.send(i)
    out = []
    runner = stackless.tasklet(preempted)(out, 20000)
    while runner.scheduled:
        victim = stackless.run(7001)
        if victim is runner:
            break
    switching = greenlet(ping)
    got = switching.switch(300)
    while got < 100:
        got = switching.switch(got)
    return [
        ("hot", paused(hot, 3000)),
        ("deep", paused(deeply, 150)),
        ("sorted", paused(compare)),
        ("generator", g),
        ("channel", (channel, received)),
        ("handler", paused(handler)),
        ("preempted", (runner, out)),
        ("greenlet", switching),
        ("tree", paused(tree)),
        ("closure", paused(closure(3))),
    ]


def use(name, value):
    if name == "generator":
        return next(value), sum(value)
    if name == "channel":
        channel, received = value
        channel.send(1000)
        channel.send(2000)
        return len(received), received[-3:], channel.balance
    if name == "greenlet":
        got = value.switch(1)
        while type(got) is int and not value.dead:
            got = value.switch(2)
        return got, value.dead
    t, out = value
    while t.alive:
        t.insert()
        stackless.run()
    return out


if sys.argv[1:] == ["dump"]:
    for _, value in (made := make()):
        print(pickle.dumps(value).hex())
    # All of it in one as well.
    print(pickle.dumps(made).hex())
else:
    made = make()
    if sys.argv[1:] == ["load"]:
        pickles = [bytes.fromhex(input()) for _ in range(len(made) + 1)]
    else:
        pickles = [pickle.dumps(value) for _, value in made] + [pickle.dumps(made)]
    for (name, original), data in zip(made, pickles):
        copy = use(name, pickle.loads(data))
        print(name, copy, copy == use(name, original))
    together = dict(pickle.loads(pickles[-1]))
    print([use(name, together[name]) == use(name, dict(pickle.loads(pickles[-1]))[name]) for name in together])
# expect: hot [(936084, 0.35351708136127197, 64, 47)] True
# expect: deep [447, 448, 449] True
# expect: sorted [[0, 71, 41, 11, 82, 52, 22, 93]] True
# expect: generator (1000000, 20991500500) True
# expect: channel (202, [398, 2000, 4000], -1) True
# expect: handler [('ValueError(0)', "KeyError('missing')", 66)] True
# expect: preempted [988094463] True
# expect: greenlet (5349, True) True
# expect: tree [('below', 1200)] True
# expect: closure [(1500, ['ä€🐍', 'plain', 8271806125530277.0, 515377520732011331036461129765621272702107522001, -inf, -2305843009213693952, 2305843009213693952, b'\x00\xff', None, True, 1e-310], 7, [1, 2, 3, 1000000])] True
# expect: [True, True, True, True, True, True, True, True, True, True]
