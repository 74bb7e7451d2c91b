# `with` in hot loops, of managers made there and of others: what they return, what they swallow, and methods rebound meanwhile.
log = []


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class Swallows:
    def __init__(self, what):
        self.what = what

    def __enter__(self):
        log.append("in")
        return 5

    def __exit__(self, kind, value, traceback):
        log.append(kind.__name__ if kind else "out")
        return kind is self.what


class Static:
    @staticmethod
    def __enter__():
        return 3

    @classmethod
    def __exit__(cls, *exc):
        return True


def made(n):
    s = 0
    for i in range(n):
        with Quiet():
            s += i
        with Quiet() as q, Quiet() as r:
            s += q is r
        with Swallows(ValueError) as five:
            s += five
            if i % 3 == 0:
                raise ValueError(i)
            s += 100
        with Static() as three:
            s += three
            int("x")
    return s


def given(manager, n):
    s = 0
    for i in range(n):
        with manager as m:
            if i % 4 == 1:
                continue
            s += 1
            if i == n - 2:
                break
    return s, m


def escapes(n):
    for i in range(n):
        with Swallows(KeyError):
            if i == n - 1:
                raise IndexError(i)


def returns(manager):
    for i in range(3):
        with Quiet():
            with manager:
                return i


for _ in range(25):
    log.clear()
    n = made(12), given(Swallows(None), 9), given(Static(), 9), returns(Quiet())
    try:
        escapes(3)
    except IndexError as e:
        n += (str(e),)
print(n)
print(len(log), log[:6], log[-6:])


def changes(n):
    s = 0
    for i in range(n):
        with Quiet() as q:
            s += 1 if isinstance(q, Quiet) else q
        if i == n // 2:
            Quiet.__enter__ = lambda self: 1000
    return s


print(changes(400))
Quiet.__exit__ = None
try:
    made(1)
except TypeError as e:
    print(e)
del Quiet.__exit__
try:
    made(1)
except TypeError as e:
    print(e)
# expect: (962, (6, 5), (6, 3), 0, '2')
# expect: 46 ['in', 'ValueError', 'in', 'out', 'in', 'out'] ['in', 'out', 'in', 'out', 'in', 'IndexError']
# expect: 199201
# expect: 'NoneType' object is not callable
# expect: 'Quiet' object does not support the context manager protocol (missed __exit__ method)
