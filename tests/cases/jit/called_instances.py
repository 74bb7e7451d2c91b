# Instances that are called, in hot loops.


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, y=0):
        return self.n + x + y


class Counter:
    def __init__(self):
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.calls


class Failing:
    def __call__(self, x):
        if x == 7:
            raise ValueError(x)
        return -x


class Generating:
    def __call__(self, n):
        for i in range(n):
            yield i


class Nothing:
    pass


def apply(f, n):
    total = 0
    for i in range(n):
        total += f(i)
    return total


def one(f, x):
    return f(x)


def many(fs, n):
    out = []
    for f in fs:
        for i in range(n):
            out.append(f(i))
    return out


for _ in range(40):
    a = apply(Adder(5), 20)
print(a)
for _ in range(40):
    c = Counter()
    b = apply(c, 9), c.calls
print(b)
for _ in range(20):
    c = many([Adder(1), Counter(), abs, lambda x: x * 2, Adder(2), str], 3)
print(c)
for _ in range(40):
    d = sum(one(Generating(), 5))
print(d)


def caught(f, n):
    out = []
    for i in range(n):
        try:
            out.append(f(i))
        except ValueError as error:
            out.append(("caught", error.args))
    return out


for _ in range(40):
    e = caught(Failing(), 9)
print(e)


def tower(n):
    class Deep:
        def __call__(self, n):
            return 0 if n == 0 else self(n - 1) + 1

    return Deep()(n)


for _ in range(10):
    f = tower(200)
print(f)
try:
    apply(Nothing(), 1)
except TypeError as error:
    print(error)
try:
    for _ in range(50):
        Adder(1)(1, 2, 3)
except TypeError as error:
    print(error)


# `__call__` changes while the loop is hot; on the instance it says nothing.
def changing(f, n):
    out = 0
    for i in range(n):
        if i == n // 2:
            type(f).__call__ = lambda self, x: 1000
        out += f(i)
    return out


g = Adder(0)
g.__call__ = lambda x: -1
print(changing(g, 300))

# expect: 290
# expect: (45, 9)
# expect: [1, 2, 3, 1, 2, 3, 0, 1, 2, 0, 2, 4, 2, 3, 4, '0', '1', '2']
# expect: 10
# expect: [0, -1, -2, -3, -4, -5, -6, ('caught', (7,)), -8]
# expect: 200
# expect: 'Nothing' object is not callable
# expect: Adder.__call__() takes from 2 to 3 positional arguments but 4 were given
# expect: 161175
