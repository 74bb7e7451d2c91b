# Keyword-only parameters, *args and **kwargs in hot loops: who gets what, and what changes on the way.


def only(a, b=2, *, c=3, d=4):
    return a, b, c, d


def needs(a, *, key):
    return a, key


def gather(a, *rest, k=1, **extra):
    rest += (a,)
    extra["k"] = k
    return rest, sorted(extra.items())


def posonly(a, b=5, /, **extra):
    return a, b, sorted(extra.items())


def everything(*args, **kwargs):
    return args, kwargs


class Counter:
    made = 0

    def __init__(self, start=0, *, step=1, **more):
        self.value = start
        self.step = step
        self.more = more

    def add(self, n=1, *, times=1):
        self.value += n * times * self.step
        return self.value

    def spread(self, *args, sep="-", **kw):
        return sep.join(map(str, args)) + "".join(sorted(kw))

    @classmethod
    def build(cls, n, *, double=False):
        return cls(n * 2 if double else n)

    @staticmethod
    def plain(a, *, b="b"):
        return a, b


class Derived(Counter):
    def add(self, n=1, *, times=2, **kw):
        return super().add(n, times=times) + len(kw)


def loop(n):
    c, d = Counter(), Derived(10, step=2)
    out = []
    for i in range(n):
        row = (
            only(i), only(i, c=i), only(i, 7, d=8, c=9), only(b=1, a=i),
            needs(i, key=i + 1), gather(i), gather(i, 1, 2), gather(i, 1, k=5, z=6, y=7), gather(a=i, q=1),
            posonly(i), posonly(i, 6, a=7, b=8), everything(), everything(i, x=i), everything(*(i, 2), **{"y": 3}),
            c.add(times=2), c.add(i, times=3), d.add(), d.add(2, times=1, z=1), c.spread(i, 2, sep="+"), c.spread(a=1, b=2),
            Counter.build(i, double=True).value, Counter.plain(i, b=2), Counter(i, step=3).add(), Counter(step=2, start=i, q=1).more,
        )
        if i % 40 == 39:
            out.append(row)
    return out


for row in loop(120):
    print(row)


def errors(n):
    out = []
    for i in range(n):
        for call in (
            lambda: needs(i), lambda: needs(i, 2), lambda: needs(i, key=1, kay=2), lambda: only(i, a=2), lambda: only(c=1),
            lambda: posonly(a=1), lambda: gather(), lambda: gather(1, a=2), lambda: only(1, 2, 3), lambda: Counter(1, 2),
            lambda: Counter(1, start=2), lambda: Counter().add(1, 2), lambda: Counter().add(1, n=2), lambda: Counter.plain(b=1),
        ):
            try:
                call()
            except TypeError as e:
                if i == n - 1:
                    out.append(str(e))
    return out


for message in errors(80):
    print(message)


# Defaults that change, and functions of one code that have different ones.
def changing(n):
    def f(a, *, b=1, c=2):
        return a + b + c

    out = []
    for i in range(n):
        if i == 60:
            f.__kwdefaults__ = {"b": 10, "c": 20}
        if i == 80:
            f.__kwdefaults__["c"] = 200
        if i == 100:
            del f.__kwdefaults__["b"]
        if i == 110:
            f.__kwdefaults__ = None
        try:
            out.append(f(i) if i % 2 else f(i, c=0))
        except TypeError as e:
            out.append(str(e))
    return out[50:]


print(changing(120))


def make(n):
    def f(a, *, b=n, **kw):
        return a + b + len(kw)

    return f


def several(n):
    functions = [make(k) for k in range(3)] + [only]
    total = []
    for i in range(n):
        f = functions[i % (3 if i < n - 5 else 4)]
        total.append(f(i, b=1) if i % 5 == 0 else f(i, c=1))
    return total[-12:]


print(several(100))


def methods(n):
    things = [Counter(), Derived(), Counter(5, step=3)]
    out = []
    for i in range(n):
        thing = things[i % 3]
        bound = thing.add
        out.append((thing.add(n=i), bound(times=2), bound(1, times=1)))
        if i == n - 10:
            Counter.add = lambda self, n=1, *, times=1: -n * times
        if i == n - 5:
            thing.add = lambda n=0, times=0: ("own", n, times)
    return out[-12:]


print(methods(100))


# What is gathered is made anew for each call.
def fresh(n):
    kept = []

    def keep(*args, **kwargs):
        kept.append(kwargs)
        kwargs["n"] = len(args)
        return kwargs

    for i in range(n):
        keep(i, x=i)["more"] = i
    return kept[-2:], len({id(k) for k in kept}) == n


print(fresh(100))


def decorated(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@decorated
def inner(a, b=1, *, c=2):
    return a, b, c


def through(n):
    out = []
    for i in range(n):
        try:
            out.append(inner(i, c=i) if i % 3 else inner(i, 2) if i % 2 else inner(b=i))
        except TypeError as e:
            out.append(str(e))
    return out[-7:]


print(through(100))


def generators(n):
    def g(*items, start=0, **kw):
        for item in items:
            yield item + start + len(kw)

    total = 0
    for i in range(n):
        total += sum(g(1, 2, start=i)) + sum(g(i, z=1))
    return total


print(generators(100))


def deep(n, *rest, acc=0, **kw):
    return acc if n == 0 else deep(n - 1, *rest, n, acc=acc + len(rest), **kw)


print(deep(50, x=1), deep(200))


# What is gathered is no answer of the call, even where something is due by then.
def listed(*xs, **kw):
    return len(xs), len(kw)


def text(x):
    return f"{x}:"


def due(n):
    counts = {}
    for y in range(n):
        for answer in (listed(text([y])), listed(text((y, [y])), k=y)):
            counts[answer] = counts.get(answer, 0) + 1
    return counts


print(due(300))
# expect: ((39, 2, 3, 4), (39, 2, 39, 4), (39, 7, 9, 8), (39, 1, 3, 4), (39, 40), ((39,), [('k', 1)]), ((1, 2, 39), [('k', 1)]), ((1, 39), [('k', 5), ('y', 7), ('z', 6)]), ((39,), [('k', 1), ('q', 1)]), (39, 5, []), (39, 6, [('a', 7), ('b', 8)]), ((), {}), ((39,), {'x': 39}), ((39, 2), {'y': 3}), 2303, 2420, 326, 331, '39+2', 'ab', 78, (39, 2), 42, {'q': 1})
# expect: ((79, 2, 3, 4), (79, 2, 79, 4), (79, 7, 9, 8), (79, 1, 3, 4), (79, 80), ((79,), [('k', 1)]), ((1, 2, 79), [('k', 1)]), ((1, 79), [('k', 5), ('y', 7), ('z', 6)]), ((79,), [('k', 1), ('q', 1)]), (79, 5, []), (79, 6, [('a', 7), ('b', 8)]), ((), {}), ((79,), {'x': 79}), ((79, 2), {'y': 3}), 9403, 9640, 646, 651, '79+2', 'ab', 158, (79, 2), 82, {'q': 1})
# expect: ((119, 2, 3, 4), (119, 2, 119, 4), (119, 7, 9, 8), (119, 1, 3, 4), (119, 120), ((119,), [('k', 1)]), ((1, 2, 119), [('k', 1)]), ((1, 119), [('k', 5), ('y', 7), ('z', 6)]), ((119,), [('k', 1), ('q', 1)]), (119, 5, []), (119, 6, [('a', 7), ('b', 8)]), ((), {}), ((119,), {'x': 119}), ((119, 2), {'y': 3}), 21303, 21660, 966, 971, '119+2', 'ab', 238, (119, 2), 122, {'q': 1})
# expect: needs() missing 1 required keyword-only argument: 'key'
# expect: needs() takes 1 positional argument but 2 were given
# expect: needs() got an unexpected keyword argument 'kay'
# expect: only() got multiple values for argument 'a'
# expect: only() missing 1 required positional argument: 'a'
# expect: posonly() missing 1 required positional argument: 'a'
# expect: gather() missing 1 required positional argument: 'a'
# expect: gather() got multiple values for argument 'a'
# expect: only() takes from 1 to 2 positional arguments but 3 were given
# expect: Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: Counter.__init__() got multiple values for argument 'start'
# expect: Counter.add() takes from 1 to 2 positional arguments but 3 were given
# expect: Counter.add() got multiple values for argument 'n'
# expect: Counter.plain() missing 1 required positional argument: 'a'
# expect: [51, 54, 53, 56, 55, 58, 57, 60, 59, 62, 70, 91, 72, 93, 74, 95, 76, 97, 78, 99, 80, 101, 82, 103, 84, 105, 86, 107, 88, 109, 90, 291, 92, 293, 94, 295, 96, 297, 98, 299, 100, 301, 102, 303, 104, 305, 106, 307, 108, 309, "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 2 required keyword-only arguments: 'b' and 'c'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 2 required keyword-only arguments: 'b' and 'c'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 2 required keyword-only arguments: 'b' and 'c'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 2 required keyword-only arguments: 'b' and 'c'", "changing.<locals>.f() missing 1 required keyword-only argument: 'b'", "changing.<locals>.f() missing 2 required keyword-only arguments: 'b' and 'c'"]
# expect: [90, 92, 91, 93, 95, 94, 96, (95, 1, 3, 4), 97, 99, 101, (99, 2, 1, 4)]
# expect: [(2757, 2759, 2760), (4361, 4367, 4370), (1485, 1487, 1488), (-182, -2, -1), (-92, -2, -1), (-93, -2, -1), (-188, -2, -1), (-95, -2, -1), (-96, -2, -1), (-194, -2, -1), (('own', 98, 0), ('own', 0, 2), ('own', 1, 1)), (-99, -2, -1)]
# expect: ([{'x': 98, 'n': 1, 'more': 98}, {'x': 99, 'n': 1, 'more': 99}], True)
# expect: [(93, 2, 2), (94, 1, 94), (95, 1, 95), "inner() missing 1 required positional argument: 'a'", (97, 1, 97), (98, 1, 98), (99, 2, 2)]
# expect: 15250
# expect: 1225 19900
# expect: {(1, 0): 300, (1, 1): 300}
