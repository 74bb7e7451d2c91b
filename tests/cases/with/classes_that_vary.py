# One `with` statement that meets managers of one class, then of two, then of many; exceptions of several classes; functions of
# managers that change.
class One:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("in 1")
        return self

    def __exit__(self, kind, value, tb):
        self.log.append(kind.__name__ if kind else "out 1")
        return kind is not None and issubclass(kind, (ValueError, KeyError))


class Two(One):
    def __enter__(self):
        self.log.append("in 2")
        return 2


class Three(One):
    def __exit__(self, *args):
        self.log.append(len(args))
        return [] if args[0] is None else "true"


class Slotted:
    __slots__ = ("log",)

    def __init__(self, log):
        self.log = log

    def __enter__(self):
        return self.log

    def __exit__(self, kind, value, tb):
        self.log.append((kind, value and value.args, tb is None))


def body(manager, i):
    with manager as m:
        if i % 4 == 1:
            raise ValueError(i)
        if i % 4 == 2:
            raise KeyError(i)
        if i % 8 == 3:
            raise OSError(i)
    return type(m).__name__


def run(classes, n):
    log = []
    seen = {}
    for i in range(n):
        manager = classes[i % len(classes)](log)
        if i % 3 == 0 and not isinstance(manager, Slotted):
            manager.extra = i
        try:
            key = body(manager, i)
        except (OSError, ValueError, KeyError) as e:
            tb = e.__traceback__
            key = (type(e).__name__, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next)
        seen[key] = seen.get(key, 0) + 1
    counts = {}
    for x in log:
        counts[str(x)[:9]] = counts.get(str(x)[:9], 0) + 1
    return seen, counts


print(run([One], 200))
print(run([One, Two], 200))
print(run([Three, One, Two], 240))
print(run([Slotted, One, Two, Three], 240))
print(run([One], 40))


def changing(n):
    log = []

    class Changing:
        def __enter__(self):
            log.append("old")

        def __exit__(self, *args):
            log.append("old out")

    m = Changing()
    for i in range(n):
        with m:
            if i == n // 2:
                Changing.__enter__ = lambda self: log.append("new")
                Changing.__exit__ = lambda self, *args: log.append("new out")
    return [(x, log.count(x)) for x in ("old", "old out", "new", "new out")]


print(changing(200))


class NoExit:
    def __enter__(self):
        return 1


def missing(n):
    found = set()
    for i in range(n):
        try:
            with NoExit() if i % 2 else 5:
                print("not here")
        except TypeError as e:
            found.add(str(e))
    return sorted(found)


print(missing(60))


def nested(n):
    log = []
    t = 0
    for i in range(n):
        try:
            with One(log):
                with Slotted(log):
                    with One(log):
                        raise ValueError if i & 1 else TypeError
                    t += 1
        except TypeError as e:
            t += 1000
    return t, len(log)


print(nested(100))

# expect: ({'One': 175, ('OSError', 'body', None): 25}, {'in 1': 200, 'out 1': 75, 'ValueErro': 50, 'KeyError': 50, 'OSError': 25})
# expect: ({'One': 100, 'int': 75, ('OSError', 'body', None): 25}, {'in 1': 100, 'out 1': 75, 'in 2': 100, 'ValueErro': 50, 'KeyError': 50, 'OSError': 25})
# expect: ({'Three': 80, 'One': 70, 'int': 70, ('OSError', 'body', None): 20}, {'in 1': 160, '3': 80, 'ValueErro': 40, 'in 2': 80, 'KeyError': 40, 'out 1': 60, 'OSError': 20})
# expect: ({'list': 60, 'One': 60, 'int': 60, 'Three': 60}, {'(None, No': 60, 'in 1': 120, 'ValueErro': 60, 'in 2': 60, 'KeyError': 60, '3': 60})
# expect: ({'One': 35, ('OSError', 'body', None): 5}, {'in 1': 40, 'out 1': 15, 'ValueErro': 10, 'KeyError': 10, 'OSError': 5})
# expect: [('old', 101), ('old out', 101), ('new', 99), ('new out', 99)]
# expect: ["'NoExit' object does not support the context manager protocol (missed __exit__ method)", "'int' object does not support the context manager protocol"]
# expect: (50050, 500)
