# Generators that are resumed from hot code: by loops, next, send, yield from, and by whoever comes.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def delegate(n):
    result = yield from count(n)
    yield result
    yield from [n, n + 1]
    return n


def outer(n):
    got = yield from delegate(n)
    yield -got


def total(items):
    t = 0
    for x in items:
        t = t * 3 + (x or 7) & 0xFFFFFFFF
    return t


def hot():
    t = 0
    for i in range(300):
        t = (t + total(outer(i % 17)) + total(count(i % 5))) & 0xFFFFFFFF
    return t


print(hot())
# expect: 2077185646


# What is sent arrives at the innermost.
def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total // count


def through(g):
    return (yield from g)


def sending(n):
    g = through(through(averager()))
    next(g)
    t = 0
    for i in range(n):
        t += g.send(i * 31 % 17)
    return t


print(sending(3000))
# expect: 23108


# try/finally, close and throw in the middle of hot loops.
log = []


def guarded(n):
    try:
        for i in range(n):
            try:
                yield i
            except KeyError as e:
                log.append(e.args[0])
                yield -1
    finally:
        log.append("end")


def poke(n):
    t = 0
    for i in range(n):
        g = guarded(9)
        for x in g:
            t += x
            if x == 4 and i % 3 == 0:
                t += g.throw(KeyError(i))
            elif x == 6 and i % 3 == 1:
                g.close()
        t += len(log) % 5
    return t


print(poke(600), len(log), log[:5], log[-3:])
# expect: 19600 800 [0, 'end', 'end', 'end', 3] ['end', 'end', 'end']


# Exceptions pass through chains, and some are caught on the way.
def failing(n):
    for i in range(n):
        yield i
    raise ValueError(n)


def catching(n):
    try:
        yield from failing(n)
    except ValueError as e:
        yield e.args[0] * 100
    yield from failing(1)


def many(n):
    t = 0
    for i in range(n):
        try:
            for x in catching(i % 4):
                t += x
        except ValueError as e:
            t += e.args[0]
    return t


print(many(800))
# expect: 121600


# Recursion: a tree walk and permutations.
class Tree:
    def __init__(self, low, high):
        self.key = (low + high) // 2
        self.left = Tree(low, self.key) if low < self.key else None
        self.right = Tree(self.key + 1, high) if self.key + 1 < high else None

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


def walk(n):
    t = 0
    for key in Tree(0, n):
        t = t * 5 + key & 0xFFFFFF
    return t


print([walk(300) for _ in range(20)][-1])
# expect: 5436562


def permutations(items):
    if len(items) < 2:
        yield items
    else:
        for i in range(len(items)):
            for rest in permutations(items[:i] + items[i + 1:]):
                yield [items[i]] + rest


print(sum(p[0] * p[-1] for p in permutations(list(range(6)))))
# expect: 4080


# One generator, many callers.
def shared():
    i = 0
    while True:
        i += 1
        yield i


g = shared()


def taker(n):
    t = 0
    for x in g:
        t += x
        if x % n == 0:
            return t


def caller(n):
    return sum(next(g) for _ in range(n))


for i in range(200):
    a, b = taker(10), caller(7)
print(a, b, next(g))
# expect: 5997 14028 2008


# It resumes itself.
def selfish():
    for i in range(2000):
        try:
            next(me)
        except ValueError as e:
            yield str(e)


me = selfish()
print({x for x in me})
# expect: {'generator already executing'}


# A class changes while generators are suspended in hot loops.
class Step:
    def by(self):
        return 1


def steps(step, n):
    t = 0
    for _ in range(n):
        t += step.by()
        yield t


def change():
    out = []
    for x in steps(Step(), 4000):
        if x == 2500:
            Step.by = lambda self: 1000
        out.append(x)
    return out[-1], len(out)


print(change())
# expect: (1502500, 4000)


# Ends: values, exhausted ones, StopIteration in the middle.
def empty():
    return 5
    yield


def ends():
    t = 0
    for i in range(1500):
        for x in empty():
            t += 1
        t += len(list(empty())) + next(empty(), 3)
        e = empty()
        try:
            next(e)
        except StopIteration as stop:
            t += stop.value
        t += sum(e)
    return t


print(ends())
# expect: 12000


def raises_stop():
    yield 1
    raise StopIteration(2)


def stopped(n):
    t = 0
    for i in range(n):
        try:
            for x in raises_stop():
                t += x
        except RuntimeError as e:
            t += len(str(e))
    return t


print(stopped(700))
# expect: 21700

# Builtins that take generators.
for _ in range(60):
    r = range(40)
    out = (
        sum(x * x for x in r), any(x > 38 for x in r), all(x < 39 for x in r), max(x % 13 for x in r),
        min((x * 7 % 11 for x in r), default=0), sorted((-x for x in r), key=abs)[:2], list(x for x in r if x % 9 == 0),
        ",".join(str(x) for x in range(5)), {x % 3 for x in r}, dict((x, x * x) for x in range(3)), tuple(x / 2 for x in range(4)),
    )
print(*out)
# expect: 20540 True False 12 0 [0, -1] [0, 9, 18, 27, 36] 0,1,2,3,4 {0, 1, 2} {0: 0, 1: 1, 2: 4} (0.0, 0.5, 1.0, 1.5)


# Deep chains.
def chain(depth):
    if depth:
        yield from chain(depth - 1)
        yield depth
    else:
        yield from range(3)


print(sum(sum(chain(40)) for _ in range(30)))
# expect: 24690
