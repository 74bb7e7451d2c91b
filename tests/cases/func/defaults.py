# Default values are evaluated once, at definition time.
n = 1


def f(a, b=n, c=[]):
    c.append(a)
    return a, b, c


n = 2
print(f(1), f(2, 20), f(3, c=["own"]), f(4))
# expect: (1, 1, [1, 2, 4]) (2, 20, [1, 2, 4]) (3, 1, ['own', 3]) (4, 1, [1, 2, 4])
print(f.__defaults__)  # expect: (1, [1, 2, 4])
f.__defaults__ = ("B", [])
print(f(5))  # expect: (5, 'B', [5])


def g(*, k=n, j=None):
    return k, j


n = 3
print(g(), g(j=1), g.__kwdefaults__)  # expect: (2, None) (2, 1) {'k': 2, 'j': None}


def order():
    def d(x):
        print("default", x)
        return x

    def h(a=d(1), *, b=d(2), c=d(3)):
        return a, b, c
    return h


print(order()())
# expect: default 1
# expect: default 2
# expect: default 3
# expect: (1, 2, 3)
