# Positional-only parameters.
def f(a, b=2, /):
    return a, b


print(f(1), f(1, 3))  # expect: (1, 2) (1, 3)
try:
    f(a=1)
except TypeError as e:
    print(e)  # expect: f() got some positional-only arguments passed as keyword arguments: 'a'
try:
    f(1, b=3)
except TypeError as e:
    print(e)  # expect: f() got some positional-only arguments passed as keyword arguments: 'b'


def g(x, /, **kw):
    return x, kw


print(g(1, x=2, y=3))  # expect: (1, {'x': 2, 'y': 3})


def h(a, b, /, c):
    return a, b, c


print(h(1, 2, c=3))  # expect: (1, 2, 3)
try:
    h(a=1, b=2, c=3)
except TypeError as e:
    print(e)  # expect: h() got some positional-only arguments passed as keyword arguments: 'a, b'
