# Instances of classes derived from dicts, lists and sets, made in hot loops: what begins empty, what __init__ gets,
# what is done anew when a class changes.
from collections import Counter, OrderedDict, defaultdict


class Registry(dict):
    def __init__(self, owner, *args, **kwargs):
        dict.__init__(self, *args, **kwargs)
        self.owner = owner


class Stack(list):
    def __init__(self, *items, limit=None):
        self.extend(items)
        self.limit = limit


class Names(set):
    def __init__(self, *names):
        for n in names:
            self.add(n.lower())


class Lazy(dict):
    "No __init__ of its own."


class Made(dict):
    def __new__(cls, *args):
        self = dict.__new__(cls)
        self["made"] = len(args)
        return self

    def __init__(self, *args):
        self.args = args


class Fails(list):
    def __init__(self, n):
        self.append(n)
        if n % 100 == 99:
            raise ValueError(n)


class Answers(dict):
    def __init__(self, n):
        if n == 1500:
            return 3


class Meta(type):
    def __call__(cls, *args):
        return ("called", type.__call__(cls, *args))


class ByMeta(dict, metaclass=Meta):
    def __init__(self, n):
        self.n = n


class Slotted(list):
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


def make(n):
    for i in range(n):
        r = Registry("me", {i: 1}, b=i)
        r2 = Registry(owner=i)
        s = Stack(1, i, limit=4)
        t = Names("A", "b", "a")
        z = Lazy({1: i}, k=2)
        m = Made(1, 2)
        d = defaultdict(list)
        d[i].append(i)
        b = ByMeta(i)
        x = Slotted(i)
        x.append(1)
    print(r, r.owner, r2, r2.owner, s, s.limit, sorted(t), z, m, m.args)
    print(d, b, b[1].n, x, x.x, Counter("abca"), OrderedDict(a=1))


def failing(n):
    failed = []
    for i in range(n):
        try:
            Fails(i)
        except ValueError as e:
            failed.append(e.args[0])
    try:
        for i in range(n):
            Answers(i)
    except TypeError as e:
        print(e, i)
    return failed[:3], len(failed)


def patched(n):
    "The class gets a __new__, then another __init__, then none."
    class Patched(dict):
        def __init__(self, v):
            self["v"] = v

    out = []
    for i in range(n):
        if i == n // 4:
            Patched.__new__ = lambda cls, v: dict.__new__(cls, v) if v < 0 else {"other": v}
        if i == n // 2:
            del Patched.__new__
            Patched.__init__ = lambda self, v: self.update(again=v)
        if i == 3 * n // 4:
            del Patched.__init__
        try:
            got = Patched(i) if i < 3 * n // 4 else Patched({"v": i})
        except TypeError as e:
            got = str(e)
        if i % (n // 8) == 1:
            out.append((type(got).__name__, got))
    return out


def missing():
    for f in (lambda: Registry(), lambda: Stack(size=1), lambda: Slotted(), lambda: defaultdict(3)):
        for _ in range(200):
            try:
                f()
            except TypeError as e:
                text = str(e)
        print(text)


make(400)
print(failing(1600))
print(patched(1600))
missing()
# expect: {399: 1, 'b': 399} me {} 399 [1, 399] 4 ['a', 'b'] {1: 399, 'k': 2} {'made': 2} (1, 2)
# expect: defaultdict(<class 'list'>, {399: [399]}) ('called', {}) 399 [1] 399 Counter({'a': 2, 'b': 1, 'c': 1}) OrderedDict([('a', 1)])
# expect: __init__() should return None, not 'int' 1500
# expect: ([99, 199, 299], 16)
# expect: [('Patched', {'v': 1}), ('Patched', {'v': 201}), ('dict', {'other': 401}), ('dict', {'other': 601}), ('Patched', {'again': 801}), ('Patched', {'again': 1001}), ('Patched', {'v': 1201}), ('Patched', {'v': 1401})]
# expect: Registry.__init__() missing 1 required positional argument: 'owner'
# expect: Stack.__init__() got an unexpected keyword argument 'size'
# expect: Slotted.__init__() missing 1 required positional argument: 'x'
# expect: first argument must be callable or None
