# Star and double-star arguments mix with plain ones.
def f(*args, **kw):
    return args, kw


print(f(*[1, 2], 3, *(4,), a=1, **{"b": 2}, c=3))  # expect: ((1, 2, 3, 4), {'a': 1, 'b': 2, 'c': 3})
print(f(*"ab", **{"x": 1}, **{"y": 2}))  # expect: (('a', 'b'), {'x': 1, 'y': 2})
print(f(*range(3), *[]), f(**{}))  # expect: ((0, 1, 2), {}) ((), {})
print(f(*{"k": 1}), f(*(i * i for i in range(3))))  # expect: (('k',), {}) ((0, 1, 4), {})


def g(a, b, c=0, *, d=1):
    return a, b, c, d


print(g(*(1, 2), **{"d": 4}), g(1, *[2, 3]), g(*[1], b=2))  # expect: (1, 2, 0, 4) (1, 2, 3, 1) (1, 2, 0, 1)
try:
    g(1, **{"a": 2})
except TypeError as e:
    print(e)  # expect: g() got multiple values for argument 'a'
try:
    f(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)  # expect: __main__.f() got multiple values for keyword argument 'a'
try:
    f(**{1: 2})
except TypeError as e:
    print(e)  # expect: keywords must be strings
try:
    f(*3)
except TypeError as e:
    print(e)  # expect: __main__.f() argument after * must be an iterable, not int
try:
    f(**3)
except TypeError as e:
    print(e)  # expect: __main__.f() argument after ** must be a mapping, not int
