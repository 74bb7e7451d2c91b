# globals() and locals().
x = 1
g = globals()
g["made"] = "via dict"
print(made, g["x"], g["__name__"], g is globals())  # expect: via dict 1 __main__ True


def f(a, b=2):
    c = a + b
    before = sorted(locals())
    d = 4
    return before, locals()


print(f(1))  # expect: (['a', 'b', 'c'], {'a': 1, 'b': 2, 'c': 3, 'before': ['a', 'b', 'c'], 'd': 4})


def inner():
    y = 5

    def h():
        z = y
        return sorted(locals().items())
    return h()


print(inner())  # expect: [('y', 5), ('z', 5)]
print(locals() is globals())  # expect: True


class C:
    p = 1
    names = sorted(k for k in locals() if not k.startswith("_"))


print(C.names)  # expect: ['p']
print([locals()["q"] for q in range(2)])  # expect: [0, 1]
loc = (lambda a, *b, **c: locals())(1, 2, k=3)
print(loc)  # expect: {'a': 1, 'b': (2,), 'c': {'k': 3}}
del g["made"]
try:
    made
except NameError as e:
    print(e)  # expect: name 'made' is not defined
