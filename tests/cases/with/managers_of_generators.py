# Functions that contextmanager makes managers of, in loops: values, exceptions that pass, are caught or replaced, used twice, as decorators.
from contextlib import contextmanager, suppress, closing, ExitStack


def names(e):
    found = []
    while e is not None:
        found.append(f"{type(e).__name__}{e.args}")
        e = e.__context__
    return " <- ".join(found)


@contextmanager
def empty():
    yield


@contextmanager
def logged(log, *more, key=1, **others):
    "Documented."
    log.append((len(more), key, len(others)))
    try:
        yield log
    finally:
        log.append("out")


@contextmanager
def swallowing(*kinds):
    try:
        yield
    except kinds:
        pass


@contextmanager
def replacing():
    try:
        yield
    except ValueError as e:
        raise TypeError("instead") from e


@contextmanager
def none():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def twice_when_thrown():
    try:
        yield 1
    except ValueError:
        yield 2


def values(n):
    t = 0
    log = []
    for i in range(n):
        with empty() as v:
            t += v is None
        with logged(log, 1, 2, key=i, z=3) as l:
            t += l is log
        with empty(), logged(log):
            t += 1
    return t, len(log), log[-6:]


print(values(150))


def raising(n):
    seen = {}
    log = []
    for i in range(n):
        try:
            with logged(log) as l, swallowing(KeyError):
                if i % 3 == 0:
                    raise ValueError(1)
                if i % 3 == 1:
                    raise KeyError(2)
            key = "ok"
        except ValueError as e:
            tb = e.__traceback__
            key = (names(e), tb.tb_next is None, tb.tb_frame.f_code.co_name)
        seen[key] = seen.get(key, 0) + 1
    return seen, len(log)


print(raising(300))


def replaced(n):
    seen = set()
    for i in range(n):
        try:
            with replacing():
                raise ValueError(5)
        except TypeError as e:
            seen.add((names(e), repr(e.__cause__)))
    return seen


print(replaced(200))


def wrong(n):
    seen = {}
    for i in range(n):
        for cm in (none, twice, twice_when_thrown):
            try:
                with cm():
                    if cm is twice_when_thrown:
                        raise ValueError
            except RuntimeError as e:
                key = str(e)
                seen[key] = seen.get(key, 0) + 1
    return seen


print(wrong(100))


def stop_iterations(n):
    seen = set()
    for i in range(n):
        try:
            with empty():
                raise StopIteration("mine")
        except StopIteration as e:
            seen.add(names(e))
        try:
            with swallowing(StopIteration):
                raise StopIteration("mine")
            seen.add("swallowed")
        except StopIteration as e:
            seen.add(names(e))
    return sorted(seen)


print(stop_iterations(100))


def leaving(n):
    t = 0
    log = []

    def early(i):
        with logged(log):
            return i

    for i in range(n):
        with logged(log):
            if i & 1:
                continue
            t += early(i)
        with swallowing(ValueError):
            break_here = i == n - 2
            if break_here:
                break
    return t, len(log), log.count("out")


print(leaving(200))


def used_twice(n):
    seen = set()
    for i in range(n):
        m = empty()
        with m:
            pass
        try:
            with m:
                pass
        except AttributeError as e:
            seen.add("cannot be used again")
        seen.add(hasattr(m, "args") or hasattr(m, "func"))
    return sorted(seen, key=str)


print(used_twice(100))

LOG = []


@logged(LOG, key=9)
def decorated(x):
    return x + 1


print(sum(decorated(i) for i in range(100)), len(LOG), LOG[:2])
print(logged.__doc__, logged(LOG).__doc__, logged.__name__)


class Resource:
    def __init__(self):
        self.depth = 0

    @contextmanager
    def held(self, k):
        self.depth += k
        try:
            yield self
        finally:
            self.depth -= k

    def close(self):
        self.depth = -1


def methods(n):
    r = Resource()
    t = 0
    for i in range(n):
        with r.held(2) as x, x.held(3):
            t += r.depth
    with closing(r):
        pass
    return t, r.depth


print(methods(300))


def stacks(n):
    log = []
    for i in range(n):
        with ExitStack() as stack:
            stack.enter_context(logged(log))
            stack.enter_context(swallowing(ValueError))
            stack.callback(log.append, "called")
            if i & 1:
                raise ValueError
    return len(log), log[-3:]


print(stacks(100))


def suppressed(n):
    t = 0
    d = {1: 2}
    for i in range(n):
        with suppress(KeyError, IndexError):
            t += d[i & 1]
        with suppress():
            t += 1
    return t


print(suppressed(300))

# expect: (450, 600, [(0, 1, 0), 'out', (2, 149, 1), 'out', (0, 1, 0), 'out'])
# expect: ({('ValueError(1,)', True, 'raising'): 100, 'ok': 200}, 600)
# expect: {("TypeError('instead',) <- ValueError(5,)", 'ValueError(5)')}
# expect: {"generator didn't yield": 100, "generator didn't stop": 100, "generator didn't stop after throw()": 100}
# expect: ["StopIteration('mine',)", 'swallowed']
# expect: (9900, 598, 299)
# expect: [False, 'cannot be used again']
# expect: 5050 200 [(0, 9, 0), 'out']
# expect: Documented. Documented. logged
# expect: (1500, -1)
# expect: (300, [(0, 1, 0), 'called', 'out'])
# expect: 600
