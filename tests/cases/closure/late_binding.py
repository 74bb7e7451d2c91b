# Closures see the variable, not its value at creation.
def make():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    i = "last"
    return fs


print([f() for f in make()])  # expect: ['last', 'last', 'last']


def rebind():
    x = 1

    def show():
        return x
    first = show()
    x = 2
    return first, show()


print(rebind())  # expect: (1, 2)
fs = []
for k in "ab":
    def f(bound=k):
        return bound, k
    fs.append(f)
k = "z"
print([f() for f in fs])  # expect: [('a', 'z'), ('b', 'z')]


def per_iteration():
    def bind(v):
        return lambda: v
    return [bind(v)() for v in range(3)]


print(per_iteration())  # expect: [0, 1, 2]
