"""Class methods called through the class in hot code, and what changes them."""


class Point:
    made = 0

    def __init__(self, x, y):
        self.x, self.y = x, y

    @classmethod
    def diagonal(cls, n, *, by=0):
        cls.made += 1
        return cls(n, n + by)

    @classmethod
    def origin(cls):
        return cls.diagonal(0)

    @staticmethod
    def norm(p):
        return p.x * p.x + p.y * p.y


class Named(Point):
    made = 100


def total(n):
    s = 0
    for i in range(n):
        s += Point.norm(Point.diagonal(i)) + Named.diagonal(i, by=1).y + Point.origin().x
    return s


print(total(1000), Point.made, Named.made)


def each(classes, n):
    names = []
    for i in range(n):
        p = classes[i % len(classes)].diagonal(i)
        names.append(type(p).__name__)
    return names[:4], len(set(names))


print(each([Point], 500), each([Named], 500), each([Point, Named], 500))
out = []
for i in range(900):
    if i == 300:
        Point.diagonal = classmethod(lambda cls, n: (cls.__name__, n))
    if i == 600:
        Named.diagonal = lambda n: ("plain", n)
    out.append((Point.diagonal(i) if i >= 300 else Point.diagonal(i).x, Named.diagonal(i) if i >= 300 else 0))
print(out[299], out[300], out[599], out[600], out[899])


class Meta(type):
    def diagonal(cls, n):
        return "meta", cls.__name__, n


class Odd(Point, metaclass=Meta):
    pass


print([Odd.diagonal(i) for i in range(300)][-1])
try:
    for i in range(300):
        Point.norm() if i == 299 else Point.norm(Point(1, i))
except TypeError as error:
    print(error)


class Value:
    def __init__(self, v):
        self.v = v

    @classmethod
    def parse(cls, text):
        return cls(int(text))


def parsed(texts):
    good, bad = 0, []
    for text in texts:
        try:
            good += Value.parse(text).v
        except ValueError as error:
            bad.append(str(error))
    return good, bad[:1], len(bad)


print(parsed(["1", "22", "x3"] * 200))
# expect: 666167500 2000 1100
# expect: (['Point', 'Point', 'Point', 'Point'], 1) (['Named', 'Named', 'Named', 'Named'], 1) (['Point', 'Named', 'Point', 'Named'], 2)
# expect: (299, 0) (('Point', 300), ('Named', 300)) (('Point', 599), ('Named', 599)) (('Point', 600), ('plain', 600)) (('Point', 899), ('plain', 899))
# expect: ('Odd', 299)
# expect: Point.norm() missing 1 required positional argument: 'p'
# expect: (4600, ["invalid literal for int() with base 10: 'x3'"], 200)
