"""Global names, builtins and names of modules that hot code relies on are bound anew: in every way there is."""

import math


def f(x):
    return x + 1


def g(x):
    return x + 2


class A:
    n = 3


class B:
    n = 30


def by_globals(n):
    total = 0
    for i in range(n):
        total += f(i)
        if i == n // 2:
            globals()["f"] = g
    return total


def by_statement(n):
    global f
    total = 0
    for i in range(n):
        total += f(i)
        if i == n // 2:
            f = lambda x: x * 2
        elif i == n // 2 + 300:
            def f(x):
                return -x
    return total


def builtin(n):
    total = 0
    for i in range(n):
        total += len("abc")
        if i == n // 2:
            globals()["len"] = lambda x: 100
        elif i == n // 2 + 300:
            del globals()["len"]
    return total


def in_builtins(n):
    import builtins
    kept = builtins.abs
    total = 0
    for i in range(n):
        total += abs(-i)
        if i == n // 2:
            builtins.abs = lambda x: 7
    builtins.abs = kept
    return total + abs(-1)


def of_module(n):
    kept = math.floor
    total = 0
    for i in range(n):
        total += math.floor(i / 2)
        if i == n // 2:
            math.floor = lambda x: 7
        elif i == n // 2 + 300:
            del math.floor
            math.floor = kept
    return total


def deleted(n):
    global h
    def h():
        return 1
    total = 0
    for i in range(n):
        try:
            total += h()
        except NameError as e:
            return total, str(e)
        if i == n - 100:
            del h
    return total


def classes(n):
    global A
    total = 0
    for i in range(n):
        total += A.n + A().n
        if i == n // 2:
            A, kept = B, A
    A = kept
    return total


def alternating(n):
    global one
    one, other = f, g
    total = 0
    for i in range(n):
        total += one(i)
        one, other = other, one
    return total


def updated(n):
    total = 0
    for i in range(n):
        total += f(1)
        if i == n // 3:
            globals().update(f=lambda x: 50)
        elif i == n // 2:
            globals().setdefault("f", g)
            globals().pop("f")
            globals().setdefault("f", g)
    return total


def called_outside(n):
    def change():
        globals()["g"] = lambda x: 1000
    total = 0
    for i in range(n):
        total += g(1)
        if i == n - 10:
            change()
    return total


source = """
def run(n):
    total = 0
    for i in range(n):
        total += k(i)
    return total
"""
code = compile(source, "source", "exec")
spaces = [{"k": lambda x: x}, {"k": lambda x: -x}, {"k": abs}]
for space in spaces:
    exec(code, space)

n = 2000
print(by_globals(n), by_globals(n))
print(by_statement(n), by_statement(n))
print(builtin(n), builtin(n))
print(in_builtins(n))
print(of_module(n), of_module(n))
print(deleted(n))
print(classes(n), A.__name__)
print(alternating(n))
print(updated(n))
print(called_outside(n))
print([space["run"](n) for space in spaces * 2])


def swapped(x):
    return f(x)


def total_of(function, n):
    total = 0
    for i in range(n):
        total += function(i)
    return total


print(total_of(swapped, n))
other = {"f": lambda x: 5}
exec("def swapped(x):\n    return f(x) + 1\n", other)
swapped.__code__ = other["swapped"].__code__
print(total_of(swapped, n), total_of(other["swapped"], n))


# Code that two modules share binds names that others of each rely on, and reads what an inlined function has bound.
shared = compile("""
def bind(n, f):
    global k
    for i in range(n):
        k = f
    return n

def reads(n):
    total = 0
    for i in range(n):
        total += x
        setter(i)
        total += x
    return total
""", "shared", "exec")


def one():
    return 1


def two():
    return 2


modules = [{"k": one, "x": 0}, {"k": one, "x": 0}]
for module in modules:
    exec(shared, module)
exec("""
def asks(n):
    total = 0
    for i in range(n):
        total += k()
    return total

def setter(i):
    global x
    x = i
""", modules[1])
modules[0]["setter"] = modules[1]["setter"]
print(modules[0]["bind"](n, one), modules[1]["asks"](n))
print(modules[1]["bind"](n, two), modules[1]["asks"](n))
print(modules[0]["bind"](n, one), modules[1]["asks"](n))
print(modules[1]["reads"](n), modules[0]["reads"](n), modules[1]["reads"](n))

# expect: 2001999 2003000
# expect: 39452 -963550
# expect: 35100 35100
# expect: 507494
# expect: 828600 828600
# expect: (1901, "name 'h' is not defined")
# expect: 65946 A
# expect: 3000
# expect: 19030
# expect: 14973
# expect: [1999000, -1999000, 1999000, 1999000, -1999000, 1999000]
# expect: 2003000
# expect: 2005000 12000
# expect: 2000 2000
# expect: 2000 4000
# expect: 2000 4000
# expect: 3996001 0 3998000
