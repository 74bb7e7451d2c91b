# Captured parameters of every kind, also when rebound.
def f(a, b=2, *args, c, **kw):
    def show():
        return a, b, args, c, kw

    def change():
        nonlocal a, args, kw
        a = "new"
        args += (9,)
        kw = {}
    before = show()
    change()
    return before, show(), a, args


print(f(1, 2, 3, c=4, d=5))  # expect: ((1, 2, (3,), 4, {'d': 5}), ('new', 2, (3, 9), 4, {}), 'new', (3, 9))


def acc(total):
    def add(n):
        nonlocal total
        total += n
        return total
    return add


t = acc(100)
t(1)
print(t(2))  # expect: 103


def default_captures(x):
    def g(y=x * 2):
        return x, y
    x += 1
    return g()


print(default_captures(5))  # expect: (6, 10)
