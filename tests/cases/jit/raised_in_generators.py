# Exceptions in and out of generators that are resumed natively.
def numbers(n, fail):
    try:
        for i in range(n):
            if i == fail:
                raise ValueError(i)
            yield i
    finally:
        log.append(n)


def consume(fail):
    total = 0
    try:
        for x in numbers(10, fail):
            total += x
    except ValueError as e:
        tb = e.__traceback__
        lines = []
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        return total, e.args, tuple(lines)
    return total


def stops(i):
    if i == 3:
        raise StopIteration("early")
    return i


def wraps():
    for i in range(5):
        yield stops(i)


def wrapped():
    got = []
    try:
        for x in wraps():
            got.append(x)
    except RuntimeError as e:
        return tuple(got), str(e), repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__
    return "no"


def manual(it):
    n = 0
    while True:
        try:
            n += next(it)
        except StopIteration as e:
            return n, e.value


def with_value(n):
    for i in range(n):
        yield i
    return "done"


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def own_iterator(n):
    return sum(x for x in Count(n))


def mapped(n):
    def f(x):
        if x == n:
            raise StopIteration
        return x
    return [y for y in map(f, range(10))]


def catches():
    while True:
        try:
            x = yield
            if x % 3 == 0:
                raise KeyError(x)
            seen[0] += x
        except KeyError as e:
            seen[1] += e.args[0]
        except ZeroDivisionError:
            seen[2] += 1


def defaults(n):
    it = iter([1, 2, 3])
    return sum(next(it, 10) for _ in range(n))


log = []
print(sorted({consume(i % 4 + 2) for i in range(600)}))
print({consume(99) for i in range(300)}, len(log))
print({wrapped() for i in range(600)})
print({manual(with_value(5)) for i in range(600)})
print({manual(iter([1, 2, 3])) for i in range(600)})
print({own_iterator(6) for i in range(600)})
print(mapped(4), {len(mapped(i % 8)) for i in range(600)})
seen = [0, 0, 0]
g = catches()
next(g)
for i in range(1500):
    if i % 50 == 7:
        g.throw(ZeroDivisionError)
    g.send(i)
g.close()
print(seen)
print({defaults(5) for i in range(600)})
# expect: [(1, (2,), (('consume', 15), ('numbers', 6))), (3, (3,), (('consume', 15), ('numbers', 6))), (6, (4,), (('consume', 15), ('numbers', 6))), (10, (5,), (('consume', 15), ('numbers', 6)))]
# expect: {45} 900
# expect: {((0, 1, 2), 'generator raised StopIteration', "StopIteration('early')", True, True)}
# expect: {(10, 'done')}
# expect: {(6, None)}
# expect: {15}
# expect: [0, 1, 2, 3] {0, 1, 2, 3, 4, 5, 6, 7}
# expect: [750000, 374250, 30]
# expect: {26}
