# Generators and functions that recurse through each other.
def evens(n):
    if n >= 0:
        yield n
        yield from odds(n - 1)


def odds(n):
    if n >= 0:
        yield -n
        yield from evens(n - 1)


print(list(evens(9)), sum(evens(200)))  # expect: [9, -8, 7, -6, 5, -4, 3, -2, 1, 0] 100


def walk(t, path=()):
    for k, v in t.items():
        if isinstance(v, dict):
            yield from walk(v, path + (k,))
        else:
            yield ".".join(path + (k,)), v


print(dict(walk({"a": {"b": 1, "c": {"d": 2}}, "e": 3})))  # expect: {'a.b': 1, 'a.c.d': 2, 'e': 3}


def endless(n):
    yield n
    yield from endless(n + 1)


import sys

got = 0
sys.setrecursionlimit(200)
try:
    for x in endless(0):
        got = x
except RecursionError:
    print("generator recursion limited", 50 < got < 201)  # expect: generator recursion limited True
sys.setrecursionlimit(1000)


def parse(tokens):
    def expr():
        v = term()
        while tokens and tokens[0] in "+-":
            op = tokens.pop(0)
            r = term()
            v = v + r if op == "+" else v - r
        return v

    def term():
        v = factor()
        while tokens and tokens[0] in "*/":
            op = tokens.pop(0)
            r = factor()
            v = v * r if op == "*" else v // r
        return v

    def factor():
        t = tokens.pop(0)
        if t == "(":
            v = expr()
            tokens.pop(0)
            return v
        return -factor() if t == "-" else int(t)
    return expr()


print(parse(list("2*(3+4)-8/2")), parse(list("(" * 50 + "7" + ")" * 50)), parse(list("--5")))  # expect: 10 7 5
