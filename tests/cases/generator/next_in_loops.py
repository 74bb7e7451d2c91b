# `next` with and without a default, `__next__`, and `send`, of generators and other iterators, to their ends and beyond.
def count(n):
    for i in range(n):
        yield i
    return "end"


def quiet(n):
    for i in range(n):
        yield i


def fails(n):
    yield from range(n)
    raise KeyError("inside")


def with_default(make, n):
    g = make(n)
    t = 0
    while (x := next(g, None)) is not None:
        t += x
    return t, next(g, -1), next(g, None)


print([with_default(count, n) for n in range(0, 200, 40)])
print([with_default(quiet, n) for n in range(0, 200, 40)])
print([with_default(lambda n: iter(range(n)), n) for n in range(0, 200, 40)])
print([with_default(lambda n: map(abs, range(n)), n) for n in range(0, 200, 40)])


def to_the_end(g):
    t = 0
    while True:
        try:
            t += next(g)
        except StopIteration as e:
            return t, e.value, e.args, e.__context__, e.__traceback__.tb_next is None


print([to_the_end(count(n)) for n in range(0, 200, 40)])
print([to_the_end(quiet(n)) for n in range(0, 200, 40)])


def by_method(g):
    t = 0
    while True:
        try:
            t += g.__next__()
        except StopIteration as e:
            return t, e.value


print([by_method(count(n)) for n in range(0, 200, 40)])
print(by_method(iter([1, 2, 3])))


def not_caught(g):
    t = 0
    while True:
        try:
            t += next(g)
        except ValueError:
            pass


for n in (0, 3, 150):
    try:
        not_caught(quiet(n))
    except StopIteration as e:
        print("out", e.args, e.__traceback__.tb_next.tb_lineno)


def raising(n):
    seen = []
    for i in range(n):
        g = fails(i % 3)
        try:
            while True:
                if next(g, None) is None:
                    break
            seen.append("ended")
        except KeyError as e:
            seen.append((e.args[0], next(g, "over")))
    return set(seen)


print(raising(100))


class Counter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print([with_default(Counter, n) for n in (0, 5, 100)])


def mixed(n):
    t = 0
    sources = [quiet(n), iter([1] * n), Counter(n), count(n)]
    for i in range(4 * n + 20):
        t += next(sources[i % 4], 7)
    return t


print(mixed(100))


def within_handler(n):
    seen = set()
    for i in range(n):
        g = quiet(0)
        try:
            raise OSError
        except OSError:
            try:
                next(g)
            except StopIteration as e:
                seen.add(type(e.__context__).__name__)
    return seen


print(within_handler(100))


def average():
    total = n = 0
    while True:
        x = yield (total / n if n else None)
        if x is None:
            return total
        total += x
        n += 1


def send_all(n):
    g = average()
    next(g)
    send = g.send
    last = None
    for i in range(n):
        last = g.send(i) if i & 1 else send(i)
    try:
        send(None)
    except StopIteration as e:
        return last, e.value


print([send_all(n) for n in (1, 10, 300)])


def switching(n):
    # What yields here is blocked or preempted in the middle of a generator with a default.
    def slow():
        for i in range(n):
            t = 0
            for k in range(i % 7):
                t += k
            yield t + 1

    g = slow()
    t = 0
    while x := next(g, 0):
        t += x
    return t


print([switching(n) for n in (0, 7, 500)])

# expect: [(0, -1, None), (780, -1, None), (3160, -1, None), (7140, -1, None), (12720, -1, None)]
# expect: [(0, -1, None), (780, -1, None), (3160, -1, None), (7140, -1, None), (12720, -1, None)]
# expect: [(0, -1, None), (780, -1, None), (3160, -1, None), (7140, -1, None), (12720, -1, None)]
# expect: [(0, -1, None), (780, -1, None), (3160, -1, None), (7140, -1, None), (12720, -1, None)]
# expect: [(0, 'end', ('end',), None, True), (780, 'end', ('end',), None, True), (3160, 'end', ('end',), None, True), (7140, 'end', ('end',), None, True), (12720, 'end', ('end',), None, True)]
# expect: [(0, None, (), None, True), (780, None, (), None, True), (3160, None, (), None, True), (7140, None, (), None, True), (12720, None, (), None, True)]
# expect: [(0, 'end'), (780, 'end'), (3160, 'end'), (7140, 'end'), (12720, 'end')]
# expect: (6, None)
# expect: out () 62
# expect: out () 62
# expect: out () 62
# expect: {('inside', 'over')}
# expect: [(0, -1, None), (10, -1, None), (4950, -1, None)]
# expect: 15090
# expect: {'OSError'}
# expect: [(0.0, 0), (4.5, 45), (149.5, 44850)]
# expect: [0, 42, 2986]
