# `x ** 2` of floats: what the C library says, also near the middle of two floats and at the ends of the range.


def squares(xs):
    total = 0.0
    for x in xs:
        total += x**2
    return total


def square(x):
    return x**2


def square_as_float(x):
    return x**2.0


xs = []
state = 12345
for i in range(4000):
    state = (state * 1103515245 + 12345) % 2147483648
    xs.append((state / 2147483648 - 0.5) * 10.0 ** (state % 13 - 6))
print(squares(xs).hex())
print(squares([float(2**k) for k in range(-30, 60)] * 4).hex())
print(squares([0.0, -0.0, 1.0, -1.0, 0.5] * 100))
for x in [0.0, -0.0, 1.5, -1.5, 1e-162, -5e-324, 1e-100, 9.9e99, 1.1e100, 1e154, float("inf"), float("-inf"), float("nan")]:
    print(x, square(x), square_as_float(x))
for x in (1e155, -1e200):
    try:
        print(square(x))
    except OverflowError as e:
        print("OverflowError:", e)
# Found by search: the product is not what glibc's pow says, or nearly not.
print(sum(square(x) != x * x for x in xs) < 40)
print(square(3), square(True), square(2**40), square(1.0000000000000002).hex(), square(0.9999999999999999).hex())


class Vec:
    def __init__(self, x=0, y=0, z=0):
        self.x = x
        self.y = y
        self.z = z

    def length(self):
        return (self.x**2 + self.y**2 + self.z**2) ** 0.5


# Attributes that are floats at first, ints then, and either later.
total = 0.0
for values in ((1.5, 2.5, 3.5), (1.5, 2.5, 0), (0, 0, 0), (0, 1.5, 2), (1.5, 2.5, 3.5)):
    for i in range(400):
        total += Vec(*values).length()
    print(total.hex())


def mixed(n):
    made = []
    for i in range(n):
        made.append(Vec(i if i % 3 else i / 2, i % 2 or 0.5, None if i % 97 == 0 else 1.0))
    return sum(v.x for v in made), sum(v.y for v in made), sum(v.z is None for v in made)


print(mixed(1000))


def grow(n):
    """Adds attributes outside the constructor to objects of several shapes."""
    out = []
    for i in range(n):
        v = Vec(0.5, i, 1.0) if i % 2 else Vec(i, 0.5, 2)
        v.w = i if i % 5 == 0 else i * 0.5
        v.w += 1
        out.append(v)
    return sum(v.w for v in out), sum(v.x for v in out), sorted({type(v.w).__name__ for v in out})


print(grow(900))

# expect: 0x1.652e5a74cbfb5p+44
# expect: 0x1.5555555555555p+120
# expect: 225.0
# expect: 0.0 0.0 0.0
# expect: -0.0 0.0 0.0
# expect: 1.5 2.25 2.25
# expect: -1.5 2.25 2.25
# expect: 1e-162 0.0 0.0
# expect: -5e-324 0.0 0.0
# expect: 1e-100 1e-200 1e-200
# expect: 9.9e+99 9.801e+199 9.801e+199
# expect: 1.1e+100 1.2100000000000001e+200 1.2100000000000001e+200
# expect: 1e+154 1e+308 1e+308
# expect: inf inf inf
# expect: -inf inf inf
# expect: nan nan nan
# expect: OverflowError: (34, 'Numerical result out of range')
# expect: OverflowError: (34, 'Numerical result out of range')
# expect: True
# expect: 9 1 1208925819614629174706176 0x1.0000000000002p+0 0x1.ffffffffffffep-1
# expect: 0x1.c7858cc08c3d6p+10
# expect: 0x1.7588ddf5e8dfbp+11
# expect: 0x1.7588ddf5e8dfbp+11
# expect: 0x1.f288ddf5e8dfbp+11
# expect: 0x1.6b25d22b177eep+12
# expect: (416083.5, 750.0, 11)
# expect: (243450.0, 202275.0, ['float', 'int'])
