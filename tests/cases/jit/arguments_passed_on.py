# What `*args` and `**kwargs` gather and only pass on is not made; what is made of it is the program's own.
from functools import wraps

seen = []


def passes(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


def looks(f):
    def wrapper(*args, **kwargs):
        if len(args) > 1 and args[0] % 64 == 0:
            seen.append((args, kwargs))
        return f(*args, **kwargs)

    return wrapper


def takes_one_out(f):
    def wrapper(*args, **kwargs):
        kwargs.pop("debug", None)
        kwargs["c"] = 5
        return f(*args, **kwargs), kwargs

    return wrapper


def method(f):
    def wrapper(self, *args, key=1, **kwargs):
        return key, f(self, *args, **kwargs)

    return wrapper


def retry(f):
    def wrapper(*args, **kwargs):
        for attempt in range(3):
            try:
                return f(attempt, *args, **kwargs)
            except ValueError:
                if attempt == 2:
                    raise

    return wrapper


@passes
def add(a, b=10, *, c=100):
    return a + b + c


@passes
@looks
@passes
def twice(a, b=0):
    return a * 2 + b


@takes_one_out
def debugged(a, b, c=0):
    return a + b + c


@passes
def gathers(*args, **kwargs):
    kwargs["more"] = len(args)
    return args, kwargs


@retry
def fails(attempt, n, limit=2):
    if n % 5 == 0 and attempt < limit:
        raise ValueError(n)
    return n * 10 + attempt


@passes
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Account:
    def __init__(self, start, *, factor=2):
        self.total = start * factor

    @method
    def put(self, amount, times=1):
        self.total += amount * times
        return self.total

    @classmethod
    @passes
    def new(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    @passes
    def double(x):
        return x * 2


def calls(n):
    total = 0
    for i in range(n):
        total += add(i) + add(i, 1) + add(i, b=2) + add(a=i, c=3) + add(i, 1, c=i)
        total += twice(i, i) + twice(i) + twice(i, b=3)
        total += debugged(i, b=1, debug=True)[0]
        total += len(gathers(i, 1, x=2)[0]) + len(gathers()[1])
        total += fails(i) + fails(i, limit=1)
    return total


def objects(n):
    a = Account(3)
    for i in range(n):
        a.put(i)
        a.put(i, times=2)
        a.put(i, key=7)
        Account.new(i, factor=3).put(amount=1)
        Account.double(i)
    return a.total, a.put(0, key=9)


for _ in range(3):
    print(calls(500), objects(300))
# expect: 4411300 (179406, (9, 179406))
# expect: 4411300 (179406, (9, 179406))
# expect: 4411300 (179406, (9, 179406))
print(fib(20))  # expect: 6765
print(len(seen), seen[1], seen[3])
# expect: 24 ((64, 64), {}) ((192, 192), {})


# What is made is made once.
def keeps(f):
    def wrapper(*args, **kwargs):
        same = args
        other = kwargs
        f(*args, **kwargs)
        other["late"] = 1
        return same is args, other is kwargs, kwargs

    return wrapper


@keeps
def nothing(*args, **kwargs):
    kwargs["lost"] = 1


def kept(n):
    return [nothing(i, k=i) for i in range(n)][-1]


for _ in range(3):
    print(kept(200))
# expect: (True, True, {'k': 199, 'late': 1})
# expect: (True, True, {'k': 199, 'late': 1})
# expect: (True, True, {'k': 199, 'late': 1})


# Errors name who is called in the end.
def wrong(n, call):
    for i in range(n):
        try:
            call(i)
        except TypeError as e:
            last = str(e)
    return last


def named(f):
    def wrapper(*args, **kwargs):
        return f(*args, a=1, **kwargs)

    return wrapper


@named
def takes_a(a, b=2):
    return a, b


for call in (
    lambda i: add(),
    lambda i: add(1, 2, 3),
    lambda i: add(1, x=2),
    lambda i: add(1, a=2),
    lambda i: takes_a(a=2),
    lambda i: takes_a(3),
    lambda i: fib(i, i),
):
    print(wrong(200, call))
# expect: add() missing 1 required positional argument: 'a'
# expect: add() takes from 1 to 2 positional arguments but 3 were given
# expect: add() got an unexpected keyword argument 'x'
# expect: add() got multiple values for argument 'a'
# expect: __main__.takes_a() got multiple values for keyword argument 'a'
# expect: takes_a() got multiple values for argument 'a'
# expect: fib() takes 1 positional argument but 2 were given


# What is decorated, and its defaults, may change.
def changing():
    def f(a, b=1):
        return a + b

    def g(a, b=2):
        return a * b

    @passes
    def outer(a):
        return f(a)

    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    found = []
    for i in range(600):
        if i == 200:
            f.__defaults__ = (7,)
        if i == 400:
            f = g
        if i == 500:
            g.__code__ = (lambda a, b: a - b).__code__
        if i % 100 == 99:
            found.append((wrapper(i), wrapper(i, b=3), outer(i)))
        else:
            wrapper(i)
            outer(i)
    return found


print(changing())
# expect: [(100, 102, 100), (200, 202, 200), (306, 302, 306), (406, 402, 406), (998, 1497, 998), (597, 596, 597)]


# Names that are not interned are names, too.
def accents(n):
    def f(é=0, **kwargs):
        return é, kwargs

    @passes
    def g(é=0, **kwargs):
        return é, kwargs

    for i in range(n):
        last = f(é=i, x=1), g(é=i, ö=2)
    return last


print(accents(300))  # expect: ((299, {'x': 1}), (299, {'ö': 2}))


# Many arguments.
@passes
def many(a, b, c, d, e, f, g=7, *rest, **more):
    return a + b + c + d + e + f + g + sum(rest) + sum(more.values())


def lots(n):
    total = 0
    for i in range(n):
        total += many(i, 1, 2, 3, 4, 5) + many(i, 1, 2, 3, 4, 5, 6, 7, 8, 9)
        total += many(i, 1, 2, 3, 4, 5, h=1, i=2, j=3, k=4, l=5, m=6, n=7, o=8, p=9)
        total += many(*range(i, i + 12))
    return total


print(lots(300), lots(300))  # expect: 732750 732750


# The instance itself may be one of what is gathered.
class Gathers:
    def __init__(*args, **kwargs):
        args[0].args = args[1:]
        args[0].kwargs = kwargs


class Defaults:
    def __init__(self, a, b=2, *rest, c, d=4, **more):
        self.all = (a, b, rest, c, d, more)


def made(n):
    for i in range(n):
        g = Gathers(i, 1, k=2)
        d = Defaults(i, c=3), Defaults(1, 2, i, c=3, d=5, e=6), Defaults(b=1, a=0, c=i)
    return type(g).__name__, g.args, g.kwargs, [x.all for x in d]


print(made(300))
# expect: ('Gathers', (299, 1), {'k': 2}, [(299, 2, (), 3, 4, {}), (1, 2, (299,), 3, 5, {'e': 6}), (0, 1, (), 299, 4, {})])
