# What enters and leaves a context manager need not be functions of its class: how they are looked up, and in what order.
class Says:
    def __init__(self, name, found):
        self.name, self.found = name, found

    def __get__(self, obj, cls):
        print("get", self.name, type(obj).__name__, cls.__name__)
        return self.found


class Told:
    __enter__ = Says("enter", lambda: print("entered") or 1)
    __exit__ = Says("exit", lambda *exc: print("left", len(exc), exc[0]) or True)


with Told() as v:
    print(v)
# expect: get enter Told Told
# expect: get exit Told Told
# expect: entered
# expect: 1
# expect: left 3 None
with Told():
    raise KeyError(1)
# expect: get enter Told Told
# expect: get exit Told Told
# expect: entered
# expect: left 3 <class 'KeyError'>


class Static:
    __enter__ = staticmethod(lambda: "static")

    @classmethod
    def __exit__(cls, kind, value, traceback):
        print(cls.__name__, kind and kind.__name__)
        return kind is not None


class Callable:
    def __call__(self, *args):
        print("called with", len(args))
        return "callable"


class Plain:
    __enter__ = Callable()
    __exit__ = Callable()


class Property:
    @property
    def __enter__(self):
        print("property")
        return lambda: "by property"

    @property
    def __exit__(self):
        raise AttributeError("no exit today")


def use(manager, fail):
    with manager as v:
        print(v)
        if fail:
            raise ValueError(v)


for fail in False, True:
    use(Static(), fail)
    use(Plain(), fail)
# expect: static
# expect: Static None
# expect: called with 0
# expect: callable
# expect: called with 3
# expect: static
# expect: Static ValueError
# expect: called with 0
# expect: callable
# expect: called with 3
try:
    use(Property(), False)
except AttributeError as e:
    print(type(e).__name__, e)
# expect: property
# expect: AttributeError no exit today


# One statement meets managers of many classes, often enough to be compiled.
class Count:
    def __init__(self):
        self.n = 0

    def __enter__(self):
        self.n += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.n += 10
        return kind is ValueError


class Other(Count):
    def __exit__(self, *exc):
        self.n += len(exc) * 100
        return exc[0] is ValueError


class Few(Count):
    def __exit__(self):
        pass


def turns(managers, n):
    for i in range(n):
        with managers[i % len(managers)] as m:
            if i % 3 == 0:
                continue
            if i % 7 == 1:
                raise ValueError(i)
            m.n += 1000


a, b = Count(), Other()
turns([a], 2000)
turns([a, b], 2000)
print(a.n, b.n)  # expect: 1745000 873000
try:
    turns([a, b, Few()], 3)
except TypeError as e:
    print(e)  # expect: Few.__exit__() takes 1 positional argument but 4 were given


def swap():
    "The class changes in the body: what was looked up leaves."
    class Changing(Count):
        pass

    m, seen = Changing(), []
    for i in range(300):
        with m:
            if i == 250:
                Changing.__exit__ = lambda self, *exc: seen.append(i)
    return m.n, seen[0], len(seen)


print(swap())  # expect: (2810, 251, 49)
