# A switch inside whatever may call the program: keys of sort, comparisons, attributes, iteration, with, imports; G27.
from functools import cmp_to_key, reduce

from greenlet import getcurrent, greenlet


def up(v=None):
    return getcurrent().parent.switch(v)


class Odd:
    def __init__(self, n):
        self.n = up(("init", n))

    def __getattr__(self, name):
        return up(name)

    def __getitem__(self, key):
        return up(("item", key))

    def __eq__(self, other):
        return up("eq")

    def __lt__(self, other):
        return up("lt")

    def __hash__(self):
        return up("hash")

    def __bool__(self):
        return up("bool")

    def __len__(self):
        return up("len")

    def __add__(self, other):
        return up("add")

    def __call__(self, *args):
        return up(args)

    def __enter__(self):
        return up("enter")

    def __exit__(self, *exc):
        return up("exit")

    def __str__(self):
        return up("str")

    def __format__(self, spec):
        return up("format " + spec)

    def __contains__(self, v):
        return up("contains")

    def __set_name__(self, owner, name):
        up("set_name")

    @property
    def prop(self):
        return up("prop")


class Items:
    def __iter__(self):
        up("iter")
        return self

    def __next__(self):
        v = up("next")
        if v is None:
            raise StopIteration
        return v


def play(f, *answers):
    g = greenlet(f)
    got = [g.switch()]
    for a in answers:
        got.append(g.switch(a))
    print(got, g.dead)


play(lambda: sorted([3, 1, 2], key=up), 5, 9, 7)  # expect: [3, 1, 2, [3, 2, 1]] True
play(lambda: sorted([3, 1, 2], key=cmp_to_key(lambda a, b: up((a, b)))), 1, -1, 0)
# expect: [(1, 3), (2, 1), (2, 1), [3, 1, 2]] True
play(lambda: max([1, 2], key=up), 1, 5)  # expect: [1, 2, 2] True
play(lambda: list(map(up, [1, 2])), "a", "b")  # expect: [1, 2, ['a', 'b']] True
play(lambda: [x for x in filter(up, [1, 2])], True, False)  # expect: [1, 2, [1]] True
play(lambda: reduce(lambda a, b: up((a, b)), [1, 2, 3]), 3, 6)  # expect: [(1, 2), (3, 3), 6] True
play(lambda: [up(i) for i in range(3)], "a", "b", "c")  # expect: [0, 1, 2, ['a', 'b', 'c']] True
play(lambda: {up(i): up(-i) for i in range(2)}, 1, 2, 3, 4)  # expect: [0, 0, 1, -1, {1: 2, 3: 4}] True
play(lambda: sum(up(i) for i in range(3)), 10, 20, 30)  # expect: [0, 1, 2, 60] True
play(lambda: any(up(i) for i in range(3)), False, True)  # expect: [0, 1, True] True
play(lambda: Odd(1).n, "n")  # expect: [('init', 1), 'n'] True


def odd():
    o = Odd.__new__(Odd)
    return [o.foo, o[1], o == 1, o + 1, o(2), o.prop, str(o), f"{o:>3}", 3 in o]


play(odd, "foo", "item", "eq", "add", "call", "prop", "str", "format", 0)
# expect: ['foo', ('item', 1), 'eq', 'add', (2,), 'prop', 'str', 'format >3', 'contains', ['foo', 'item', 'eq', 'add', 'call', 'prop', 'str', 'format', False]] True


def more():
    o = Odd.__new__(Odd)
    r = [len(o), hash(o), bool(o), not o, o < 1]
    if o:
        r.append("true")
    r.append([x for x in Items()])
    a, b = Items()
    r.append((a, b))
    with o as v:
        r.append(v)
        raise KeyError("swallowed")
    return r


play(more, 3, 4, True, False, 5, True, None, "x", "y", None, None, "p", "q", None, "entered", 1)
# expect: ['len', 'hash', 'bool', 'bool', 'lt', 'bool', 'iter', 'next', 'next', 'next', 'iter', 'next', 'next', 'next', 'enter', 'exit', [3, 4, True, True, 5, 'true', ['x', 'y'], ('p', 'q'), 'entered']] True
play(lambda: len({Odd.__new__(Odd): 1}), 1)  # expect: ['hash', 1] True
play(lambda: type("T", (), {"o": Odd.__new__(Odd)}).__name__, None)  # expect: ['set_name', 'T'] True
play(lambda: print("to", up("an"), "argument"), "the")
# expect: to the argument
# expect: ['an', None] True


def decorated():
    @lambda f: up(f.__name__)
    def f():
        pass

    class C(metaclass=lambda *args: up(args[0])):
        x = up("body")

    return f, C


play(lambda: decorated()[1], 1, 2, 3)  # expect: ['f', 'body', 'C', 3] True


def raises_and_catches():
    try:
        raise up("which") from up("cause")
    except up("class") as e:
        return type(e), type(e.__cause__)
    finally:
        up("finally")


play(raises_and_catches, ValueError, KeyError(), ValueError, None)
# expect: ['which', 'cause', 'class', 'finally', (<class 'ValueError'>, <class 'KeyError'>)] True
play(lambda: exec("up('exec')"), None)  # expect: ['exec', None] True
play(lambda: eval("up('eval') + 1"), 4)  # expect: ['eval', 5] True


def deep(n):
    return up(n) if n == 0 else deep(n - 1) + 1


play(lambda: deep(200), 0)  # expect: [0, 200] True
