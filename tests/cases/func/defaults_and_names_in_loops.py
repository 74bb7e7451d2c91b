# Calls in loops with arguments left to their defaults and arguments by name: what changes in between, what is wrong.
def plain(a, b=2, c=3):
    return a * 100 + b * 10 + c


def only(a, b, /, c=5, d=6):
    return a, b, c, d


def star(a, b=2, *rest, k=4):
    return a, b, rest, k


class Point:
    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def moved(self, dx=1, dy=None):
        return Point(self.x + dx, self.y + (dx if dy is None else dy))

    def scaled(self, by, shift=0, *, twice=False):
        return Point(self.x * by + shift, self.y * by + shift) if not twice else self.scaled(by).scaled(by)

    @staticmethod
    def of(x, y=7):
        return Point(x, y)

    @classmethod
    def made(cls, x=1, y=2):
        return cls(x, y)


def positions(n):
    total = 0
    for i in range(n):
        total += plain(i) + plain(i, 1) + plain(i, 1, 2)
    return total


def names(n):
    total = 0
    for i in range(n):
        total += plain(a=i) + plain(i, c=1) + plain(c=i, a=1, b=2) + plain(i, b=i)
    return total


print(positions(60), names(60))


def points(n):
    p = Point()
    for i in range(n):
        p = p.moved().moved(2).moved(dy=3).moved(i, dy=i).scaled(1).scaled(1, shift=1)
        q = Point.of(i).moved(dx=1)
        r = Point.made(y=i)
        s = Point(y=i)
    return p.x, p.y, q.x, q.y, r.x, r.y, s.x, s.y


print(points(50), Point(1, 2).scaled(3, twice=True).x)


def errors(n):
    out = set()
    for i in range(n):
        for call in (
            lambda: plain(),
            lambda: plain(1, 2, 3, 4),
            lambda: plain(1, a=2),
            lambda: plain(1, z=2),
            lambda: only(1, b=2),
            lambda: only(1),
            lambda: plain(b=1),
            lambda: Point(1).moved(1, dx=2),
            lambda: Point(z=1),
        ):
            try:
                out.add(call())
            except TypeError as e:
                out.add(str(e))
    return sorted(out, key=str)


for line in errors(20):
    print(line)
print([only(1, 2), only(1, 2, d=3), only(1, 2, 3, d=4), star(1), star(1, 2, 3), star(1, k=5), star(b=1, a=2)][-7:])


def changing(n):
    seen = []
    for i in range(n):
        if i == 30:
            plain.__defaults__ = (7, 8)
        if i == 40:
            plain.__defaults__ = (9,)
        if i == 45:
            plain.__defaults__ = None
        if i == 50:
            plain.__defaults__ = (1, 2, 3)
        try:
            seen.append(plain(1))
        except TypeError as e:
            seen.append(str(e))
        try:
            seen.append(plain(a=1, b=0))
        except TypeError as e:
            seen.append(str(e))
    return seen


seen = changing(60)
print([seen[i] for i in (0, 1, 58, 59, 60, 61, 80, 81, 90, 91, 100, 101, -2, -1)])


def family(n):
    return [lambda x, y=i, z=[]: (x, y, z) for i in range(n)]


def closures(functions, times):
    out = []
    for _ in range(times):
        for f in functions:
            x, y, z = f(1)
            z.append(y)
        out.append(f(2, z=0)[1])
    return len(z), out[-1], [f(0)[1] for f in functions]


print(closures(family(3), 30), closures(family(1), 30), closures(family(1) + [lambda x, z=(), y=8: (x, y, [])], 30))


def accumulate(n, into=[]):
    into.append(n)
    return into


def again(n):
    for i in range(n):
        last = accumulate(i)
    return len(last), accumulate(-1, []), len(accumulate(-2))


print(again(40))


def search(n, low=0, high=None, depth=0):
    high = 100 if high is None else high
    middle = (low + high) // 2
    if middle == n or depth > 20:
        return depth
    if n < middle:
        return search(n, low, middle, depth + 1)
    return search(n, low=middle, high=high, depth=depth + 1)


print([search(n) for n in range(0, 100, 9)], sum(search(n) for n in range(100)))


def generator(n, step=2, start=0):
    while start < n:
        yield start
        start += step


print(sum(sum(generator(i)) + sum(generator(i, start=1)) for i in range(50)))


def deep(n, by=1):
    return n if n <= 0 else deep(n - by) + 1


def failing(n, at=30):
    if n == at:
        raise ValueError(n)
    return n


def caught(n):
    out = []
    for i in range(n):
        try:
            out.append(failing(i))
        except ValueError as e:
            out.append(f"{e.__traceback__.tb_next.tb_frame.f_code.co_name} {e}")
    return out[29:32]


print(deep(200), caught(40))
# expect: 533880 560490
# expect: (1475, 1575, 50, 8, 1, 49, 0, 49) 9
# expect: Point.__init__() got an unexpected keyword argument 'z'
# expect: Point.moved() got multiple values for argument 'dx'
# expect: only() got some positional-only arguments passed as keyword arguments: 'b'
# expect: only() missing 1 required positional argument: 'b'
# expect: plain() got an unexpected keyword argument 'z'
# expect: plain() got multiple values for argument 'a'
# expect: plain() missing 1 required positional argument: 'a'
# expect: plain() takes from 1 to 3 positional arguments but 4 were given
# expect: [(1, 2, 5, 6), (1, 2, 5, 3), (1, 2, 3, 4), (1, 2, (), 4), (1, 2, (3,), 4), (1, 2, (), 5), (2, 1, (), 4)]
# expect: [123, 103, 123, 103, 178, 108, "plain() missing 1 required positional argument: 'b'", 109, "plain() missing 2 required positional arguments: 'b' and 'c'", "plain() missing 1 required positional argument: 'c'", 123, 103, 123, 103]
# expect: (30, 2, [0, 1, 2]) (30, 0, [0]) (1, 8, [0, 8])
# expect: (40, [-1], 41)
# expect: [6, 4, 3, 6, 6, 6, 5, 5, 6, 3, 4, 6] 480
# expect: 19600
# expect: 200 [29, 'failing 30', 31]
