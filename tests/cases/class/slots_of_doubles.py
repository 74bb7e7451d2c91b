# Attributes that hold floats are kept as doubles as long as nothing else is stored there; nobody can tell.
import copy
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Spot(Point):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name
        self.weight = 1.5


class Small:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


def step(points, n):
    total = 0.0
    for _ in range(n):
        for p in points:
            p.x += 0.5
            p.y -= p.x * 0.25
            total += p.y
    return total


def show(*objects):
    print([vars(o) for o in objects])


points = [Point(float(i), i * 0.5) for i in range(6)]
print(step(points, 300))
show(*points)

# An int, a bool, None and a string where floats were.
points[0].x = 7
points[1].y = True
print(step(points, 300))
show(*points)
points[2].x = None
try:
    step(points, 3)
except TypeError as e:
    print(e)
points[2].x = "text"
try:
    step(points, 3)
except TypeError as e:
    print(e)
points[2].x = 2.0
print(step(points, 50))
show(*points)

# Ints first, floats later; then floats again.
mixed = [Point(1, 2), Point(0.5, 3), Point(4, 0.25), Point(0.125, 0.75)]
print(step(mixed, 100))
show(*mixed)

# Those that a value word does not hold.
odd = [1e300, -1e-300, 5e-324, float("inf"), -float("inf"), float("nan"), -0.0, 0.0, 2.0**257, 2.0**-256]
for value in odd:
    p = Point(value, 1.0)
    print(p.x, p.x is p.x, p.__dict__["x"], getattr(p, "x"))


def fill(p, values):
    out = []
    for i in range(400):
        p.x = values[i % len(values)]
        out.append(p.x)
        p.y = p.x
    return out


print(fill(Point(0.0, 0.0), odd)[:12])
print(fill(Point(0.0, 0.0), [1e300, 1, 2.5, "s"])[-4:])


def grow(p, n):
    for _ in range(n):
        p.x *= 1e10
        p.x /= 9e9
    return p.x


p = Point(1.0, 2.0)
print(grow(p, 5000), p.x == grow(p, 0))
print(grow(p, 2000), vars(p))

# Deleted, set again, and more attributes.
p = Point(1.25, 2.5)
p.z = 3.75
del p.x
print(vars(p), hasattr(p, "x"))
p.x = 8.5
print(vars(p))
del p.x
print(vars(p), p.z)
q = Point(1.25, 2.5)
del q.y
print(vars(q))
q.y = 5
print(vars(q))

many = Point(0.0, 0.0)
for i in range(100):
    setattr(many, f"a{i}", i * 0.5)
for i in range(0, 100, 7):
    setattr(many, f"a{i}", i)
print(sum(vars(many).values()), many.a63, many.a64, many.a65, many.a70)

# Subclasses, slots, copies.
spots = [Spot(1.0, 2.0, "a"), Point(3.0, 4.0), Spot(5.0, 6.0, "b"), Spot(7, 8.0, "c")]
print(step(spots, 200))
show(*spots)
small = [Small(1.0, 2.0), Small(1, 2.5), Small(None, 1e300)]
for _ in range(200):
    for s in small:
        s.b += 0.5
print([(s.a, s.b) for s in small])
for o in (points[3], spots[0], Point(1e300, -0.0)):
    twin = copy.copy(o)
    deep = copy.deepcopy([o])[0]
    back = pickle.loads(pickle.dumps(o))
    o.x = 99.0
    show(o, twin, deep, back)
    twin.x = "changed"
    show(o, twin)
    print(step([twin, o][1:], 10), step([deep, back], 10))
twin = Point(0.5, 0.5)
twin.__dict__["x"] = 4
twin.__dict__.update(y=2.5)
print(step([twin], 10), vars(twin))
one = Point(1.5, 2.5)
one.__class__ = Spot
print(one.x, one.y, isinstance(one, Spot))

# expect: -3575887.5
# expect: [{'x': 150.0, 'y': -5643.75}, {'x': 151.0, 'y': -5718.25}, {'x': 152.0, 'y': -5792.75}, {'x': 153.0, 'y': -5867.25}, {'x': 154.0, 'y': -5941.75}, {'x': 155.0, 'y': -6016.25}]
# expect: -20901000.0
# expect: [{'x': 157.0, 'y': -11812.5}, {'x': 301.0, 'y': -16967.75}, {'x': 302.0, 'y': -22836.5}, {'x': 303.0, 'y': -22986.0}, {'x': 304.0, 'y': -23135.5}, {'x': 305.0, 'y': -23285.0}]
# expect: unsupported operand type(s) for +=: 'NoneType' and 'float'
# expect: can only concatenate str (not "float") to str
# expect: -6517187.5
# expect: [{'x': 183.0, 'y': -14025.75}, {'x': 327.0, 'y': -21053.0}, {'x': 27.0, 'y': -23020.875}, {'x': 328.0, 'y': -26932.875}, {'x': 329.0, 'y': -27094.875}, {'x': 330.0, 'y': -27256.875}]
# expect: -92351.5625
# expect: [{'x': 51.0, 'y': -654.25}, {'x': 50.5, 'y': -640.75}, {'x': 54.0, 'y': -731.0}, {'x': 50.125, 'y': -633.625}]
# expect: 1e+300 True 1e+300 1e+300
# expect: -1e-300 True -1e-300 -1e-300
# expect: 5e-324 True 5e-324 5e-324
# expect: inf True inf inf
# expect: -inf True -inf -inf
# expect: nan True nan nan
# expect: -0.0 True -0.0 -0.0
# expect: 0.0 True 0.0 0.0
# expect: 2.315841784746324e+77 True 2.315841784746324e+77 2.315841784746324e+77
# expect: 8.636168555094445e-78 True 8.636168555094445e-78 8.636168555094445e-78
# expect: [1e+300, -1e-300, 5e-324, inf, -inf, nan, -0.0, 0.0, 2.315841784746324e+77, 8.636168555094445e-78, 1e+300, -1e-300]
# expect: [1e+300, 1, 2.5, 's']
# expect: 6.12989172395243e+228 True
# expect: inf {'x': inf, 'y': 2.0}
# expect: {'y': 2.5, 'z': 3.75} False
# expect: {'y': 2.5, 'z': 3.75, 'x': 8.5}
# expect: {'y': 2.5, 'z': 3.75} 3.75
# expect: {'x': 1.25}
# expect: {'x': 1.25, 'y': 5}
# expect: 2842.5 63 32.0 32.5 70
# expect: -753100.0
# expect: [{'x': 101.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}, {'x': 103.0, 'y': -2658.5}, {'x': 105.0, 'y': -2756.5, 'name': 'b', 'weight': 1.5}, {'x': 107.0, 'y': -2854.5, 'name': 'c', 'weight': 1.5}]
# expect: [(1.0, 102.0), (1, 102.5), (None, 1e+300)]
# expect: [{'x': 99.0, 'y': -26932.875}, {'x': 328.0, 'y': -26932.875}, {'x': 328.0, 'y': -26932.875}, {'x': 328.0, 'y': -26932.875}]
# expect: [{'x': 99.0, 'y': -26932.875}, {'x': 'changed', 'y': -26932.875}]
# expect: -270717.5 -547732.5
# expect: [{'x': 99.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}, {'x': 101.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}, {'x': 101.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}, {'x': 101.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}]
# expect: [{'x': 99.0, 'y': -2560.5, 'name': 'a', 'weight': 1.5}, {'x': 'changed', 'y': -2560.5, 'name': 'a', 'weight': 1.5}]
# expect: -26993.75 -54042.5
# expect: [{'x': 99.0, 'y': -0.0}, {'x': 1e+300, 'y': -0.0}, {'x': 1e+300, 'y': -0.0}, {'x': 1e+300, 'y': -0.0}]
# expect: [{'x': 99.0, 'y': -0.0}, {'x': 'changed', 'y': -0.0}]
# expect: -1388.75 -2.75e+301
# expect: -57.5 {'x': 9.0, 'y': -14.375}
# expect: 1.5 2.5 True
