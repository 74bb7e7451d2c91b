# *args is a fresh tuple and **kwargs a fresh dict.
def f(*args, **kwargs):
    return args, kwargs


t = (1, 2)
print(f(*t)[0] == t, type(f()[0]), type(f()[1]))  # expect: True <class 'tuple'> <class 'dict'>
d = {"a": 1}
got = f(**d)[1]
got["b"] = 2
print(d, got)  # expect: {'a': 1} {'a': 1, 'b': 2}


def g(first, *rest):
    if not rest:
        return first
    return first + g(*rest)


print(g(1, 2, 3, 4))  # expect: 10


def h(**kw):
    return list(kw.items())


print(h(z=1, a=2, m=3))  # expect: [('z', 1), ('a', 2), ('m', 3)]


def outer(*args, **kw):
    return inner(*args, extra=True, **kw)


def inner(a, b=0, *, extra, c=None):
    return a, b, extra, c


print(outer(1), outer(1, 2, c=3))  # expect: (1, 0, True, None) (1, 2, True, 3)
try:
    outer(1, extra=False)
except TypeError as e:
    print(e)  # expect: __main__.inner() got multiple values for keyword argument 'extra'
