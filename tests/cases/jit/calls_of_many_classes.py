# Places that call several classes, and other things beside them: by position and by name.
class A:
    def __init__(self, e, scale=1):
        self.e = e * scale


class B(A):
    def __init__(self, e, scale=2):
        super().__init__(e, scale)
        self.more = [e]


class C:
    def __init__(self, e, **kw):
        self.e = e + sum(kw.values())


class D(dict):
    def __init__(self, e, scale=0):
        self.e = e
        self["scale"] = scale


class E(Exception):
    def __init__(self, e, scale=5):
        super().__init__(e, scale)
        self.e = e + scale


class Plain:
    e = 7

    def __new__(cls, *args, **kw):
        return object.__new__(cls)


def function(e, scale=3):
    return A(e, scale)


def run(kinds, n):
    total = 0
    for i in range(n):
        total += kinds[i % len(kinds)](i).e
    return total


def run_named(kinds, n):
    total = 0
    for i in range(n):
        total += kinds[i % len(kinds)](i, scale=2).e
    return total


def run_spread(kinds, n, args=(), kwargs={"scale": 2}):
    total = 0
    for i in range(n):
        total += kinds[i % len(kinds)](i, *args, **kwargs).e
    return total


kinds = [A, B, C, D, E, Plain, function]
for some in (kinds[:1], kinds[:2], kinds[:5], kinds):
    print(run(some, 3000), run_named(some, 3000), run_spread(some, 3000), run_spread(some, 3000, (), {}))
# expect: 4498500 8997000 8997000 4498500
# expect: 6748500 8997000 8997000 6748500
# expect: 5400600 6298500 6298500 5400600
# expect: 5789349 5789351 5789351 5789349
print(run([A], 10), run_named([B, C], 10), E(1).args, D(1))  # expect: 45 75 (1, 5) {'scale': 0}


# What goes wrong in `__init__`, and with what it answers.
class Fails:
    def __init__(self, e):
        if e % 500 == 499:
            raise ValueError(e)
        self.e = 1


class Answers:
    def __init__(self, e):
        self.e = 2
        if e == 2500:
            return e


def guarded(kinds, n):
    caught = []
    total = 0
    for i in range(n):
        try:
            total += kinds[i % len(kinds)](i).e
        except (ValueError, TypeError) as e:
            caught.append(str(e))
    return total, caught


print(guarded([A, Fails], 2000))  # expect: (999996, ['499', '999', '1499', '1999'])
print(guarded([Answers, A, C, Fails], 3000))
# expect: (2251492, ['499', '999', '1499', '1999', '2499', "__init__() should return None, not 'int'", '2999'])


def wrong(kinds, n):
    errors = set()
    for i in range(n):
        try:
            kinds[i % len(kinds)](i, i, i)
        except TypeError as e:
            errors.add(str(e))
    return sorted(errors)


print(run_spread([A, function], 3000, [3], {}), run_spread([C], 10, (), {"a": 1, "b": 2}))  # expect: 13495500 75


class Made:
    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs)


class P(Made):
    def __init__(self, x, /, *rest, y=1, **more):
        self.x, self.rest, self.y, self.more = x, rest, y, more


class Q(P):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.q = True


class R(Made, dict):
    pass


def make(kinds, n):
    total = 0
    for i in range(n):
        p = kinds[i % len(kinds)].make(i, 2, 3, y=i, z=4)
        total += p.x + len(p.rest) + p.y + p.more["z"]
    return total


print(make([P], 3000), make([P, Q], 3000), R.make({1: 2}, a=3), Q.make(1).q)  # expect: 9015000 9015000 {1: 2, 'a': 3} True
for bad in (lambda: P.make(), lambda: P.make(x=1), lambda: Q.make(1, **{1: 2}), lambda: A.make(1), lambda: P.make(*3), lambda: P(1, **3)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(e)
# expect: P.__init__() missing 1 required positional argument: 'x'
# expect: P.__init__() missing 1 required positional argument: 'x'
# expect: keywords must be strings
# expect: type object 'A' has no attribute 'make'
# expect: __main__.Made.make() argument after * must be an iterable, not int
# expect: __main__.P() argument after ** must be a mapping, not int


def spread_guarded(kinds, n):
    caught = []
    total = 0
    for i in range(n):
        try:
            total += kinds[i % len(kinds)](*(i,)).e
        except (ValueError, TypeError) as e:
            caught.append(str(e))
    return total, caught


print(spread_guarded([Answers, A, C, Fails], 3000))  # expect: (2251492, ['499', '999', '1499', '1999', '2499', "__init__() should return None, not 'int'", '2999'])
print(wrong([A, Fails, Plain], 3000))
# expect: ['A.__init__() takes from 2 to 3 positional arguments but 4 were given', 'Fails.__init__() takes 2 positional arguments but 4 were given']


# Deep within each other, and through generators.
class Node:
    def __init__(self, n):
        self.inner = (Node, Leaf)[n % 2](n - 1) if n else None


class Leaf:
    def __init__(self, n):
        self.inner = (Node, Leaf)[n % 2](n - 1) if n else None


class Spread:
    def __init__(self, *args, **kwargs):
        n = args[0]
        self.inner = (Spread, Leaf)[n % 3 == 0](*(n - 1,), **kwargs) if n else None


def depth(node):
    n = 0
    while node is not None:
        node = node.inner
        n += 1
    return n


print([depth(Node(n)) for n in (0, 1, 200, 400)], depth(Spread(100)))  # expect: [1, 2, 201, 401] 101
try:
    Node(10 ** 5)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded


def numbers(n):
    for i in range(n):
        yield i


class Drains:
    def __init__(self, n):
        self.e = sum(x for x in numbers(n % 7))


print(run([Drains, A, Drains], 3000))  # expect: 1509489


class Meta(type):
    def __call__(cls, *args, **kw):
        return A(1)


class Strange(metaclass=Meta):
    def __init__(self):
        raise KeyError


print(run([A, Strange], 3000), run_named([Strange, B], 3000))  # expect: 2250000 4501500
