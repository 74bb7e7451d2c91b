# with blocks in hot loops: what is called, in which order, with what.
class Guard:
    def __init__(self, swallow=()):
        self.swallow = swallow
        self.calls = [0, 0, 0]

    def __enter__(self):
        self.calls[0] += 1
        return self

    def __exit__(self, kind, value, tb):
        self.calls[1] += 1
        if kind is None:
            return True
        self.calls[2] += tb.tb_lineno + (type(value) is kind)
        return issubclass(kind, self.swallow)


def plain(n):
    g = Guard()
    total = 0
    for i in range(n):
        with g as same:
            total += same is g
    return total, g.calls


def swallows(n):
    g = Guard(KeyError)
    out = 0
    for i in range(n):
        with g:
            if i % 2:
                {}[i]
            out += 1
    return out, g.calls


def passes(n):
    g = Guard(KeyError)
    out = 0
    for i in range(n):
        try:
            with g:
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 3 == 1:
                    raise KeyError
        except ValueError as e:
            out += e.args[0]
    return out, g.calls


def leaves(n):
    g = Guard()
    out = 0
    for i in range(n):
        with g:
            if i % 4 == 1:
                continue
            if i == n - 3:
                break
        out += 1
    return out, g.calls


def returning(g, i):
    with g:
        with g:
            return i


class Order:
    def __init__(self, name, log):
        self.name = name
        self.log = log

    def __enter__(self):
        self.log.append("+" + self.name)
        return self.name

    def __exit__(self, *info):
        self.log.append("-" + self.name + (info[0].__name__ if info[0] else ""))


def nested(i):
    log = []
    try:
        with Order("a", log) as a, Order("b", log) as b:
            log.append(a + b)
            if i % 2:
                raise KeyError
    except KeyError:
        log.append("caught")
    return " ".join(log)


class Fails:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == 0:
            raise ValueError("enter")
        return self

    def __exit__(self, kind, value, tb):
        if self.where == 1:
            raise TypeError("exit")
        return Truth(self.where)


class Truth:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        if self.n == 2:
            raise OverflowError("truth")
        return self.n == 3


def failing(i):
    try:
        with Fails(i % 5):
            raise KeyError(1)
    except Exception as e:
        return type(e).__name__, type(e.__context__).__name__, str(e)
    return "swallowed"


def no_manager(i):
    try:
        with [1, 3][i % 2]:
            pass
    except TypeError as e:
        return str(e)


def generator(g, n):
    for i in range(n):
        with g:
            yield i


print(plain(1500))
print(swallows(1500))
print(passes(1500))
print(leaves(1500))
g = Guard()
print({returning(g, i % 7) for i in range(900)}, g.calls)
print(sorted({nested(i) for i in range(900)}))
print(sorted({failing(i) for i in range(900)}, key=str))
print({no_manager(i) for i in range(600)})
g = Guard()
print({sum(generator(g, 5)) for i in range(600)}, g.calls)
# expect: (1500, [1500, 1500, 0])
# expect: (750, [1500, 1500, 26250])
# expect: (374250, [1500, 1500, 48000])
# expect: (1125, [1500, 1500, 0])
# expect: {0, 1, 2, 3, 4, 5, 6} [1800, 1800, 0]
# expect: ['+a +b ab -b -a', '+a +b ab -bKeyError -aKeyError caught']
# expect: [('KeyError', 'NoneType', '1'), ('OverflowError', 'KeyError', 'truth'), ('TypeError', 'KeyError', 'exit'), ('ValueError', 'NoneType', 'enter'), 'swallowed']
# expect: {"'int' object does not support the context manager protocol"}
# expect: {10} [3000, 3000, 0]
