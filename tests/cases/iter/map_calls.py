# `map` with functions of the program in hot loops: what they raise, and what becomes of the items behind that.
def inc(x):
    return x + 1


def loop(f, xs):
    s = 0
    for x in map(f, xs):
        s += x
    return s


for _ in range(25):
    n = loop(inc, range(100)), loop(lambda x: x * 2, [1, 2, 3] * 30), loop(inc, (5, 6))
print(n)
for _ in range(25):
    n = sum(map(inc, range(50))), len(list(map(inc, range(50)))), max(map(inc, [3, 9, 4])), list(map(str, map(inc, range(3))))
print(n)


def picky(x):
    if x % 5 == 3:
        raise ValueError(x)
    if x % 7 == 6:
        raise StopIteration
    return x


def through(n):
    m = map(picky, range(n))
    out = []
    while len(out) < n:
        try:
            for x in m:
                out.append(x)
            out.append("end")
        except ValueError as e:
            out.append(str(e))
    return out


for _ in range(25):
    n = through(20)
print(n)


def defaults(x, y=10):
    return x + y


def anything(*xs):
    return len(xs)


def gen(x):
    yield x


class Adder:
    def __init__(self, n):
        self.n = n

    def add(self, x):
        return self.n + x

    def __call__(self, x):
        return self.n * x


for _ in range(25):
    n = loop(defaults, [1, 2]), loop(anything, [1, 2]), loop(Adder(3).add, [1, 2]), loop(Adder(3), [1, 2])
print(n, [list(g) for g in map(gen, [1, 2])])


def wrong(x, y):
    return x


for _ in range(25):
    try:
        loop(wrong, [1])
    except TypeError as e:
        message = str(e)
print(message)


def nested(depth, xs):
    if depth == 0:
        return list(xs)
    return [nested(depth - 1, map(inc, [x])) for x in map(inc, xs)]


for _ in range(30):
    n = nested(3, [1, 2])
print(n)


def deep(n):
    if n == 0:
        return 0
    for x in map(deep, [n - 1]):
        return x + 1


for _ in range(20):
    n = deep(60)
print(n)


# The function takes from the iterator that calls it.
def takes(x):
    if x % 4 == 0:
        return x, next(it)
    return x


for _ in range(20):
    it = map(takes, range(10))
    n = list(it)
print(n)
# The list grows while it is mapped.
xs = [1, 2, 3]


def grows(x):
    if len(xs) < 300:
        xs.append(x + 1)
    return x


print(sum(map(grows, xs)), len(xs))
# expect: (5050, 360, 13)
# expect: (1275, 50, 10, ['1', '2', '3'])
# expect: [0, 1, 2, '3', 4, 5, 'end', 7, '8', 9, 10, 11, 12, '13', 14, 15, 16, 17, '18', 19, 'end']
# expect: (23, 2, 9, 9) [[1], [2]]
# expect: wrong() missing 1 required positional argument: 'y'
# expect: [[[[7]]], [[[8]]]]
# expect: 60
# expect: [(0, 1), 2, 3, (4, 5), 6, 7, (8, 9)]
# expect: 15450 300
