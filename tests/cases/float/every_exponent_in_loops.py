# Doubles of every exponent go through lists, attributes and sums in hot code: some are their own words, some are in boxes.


class Holder:
    def __init__(self, x):
        self.x = x


def powers():
    out = []
    for sign in (1.0, -1.0):
        for e in range(-1074, 1024):
            out.append(sign * 2.0 ** e)
    return out


def halve(values):
    for i in range(len(values)):
        values[i] = values[i] / 2.0
    return values


def scaled(values, by):
    out = []
    for v in values:
        out.append(v * by)
    return out


def through(holder, values):
    n = 0
    for v in values:
        holder.x = v
        if holder.x == v:
            n += 1
        holder.x += v
        if holder.x - v == v:
            n += 1
    return n


def digest(values):
    signs = 0
    zero = 0
    for v in values:
        if v < 0.0:
            signs += 1
        elif v == 0.0:
            zero += 1
    return signs, zero


values = powers()
print(len(values), digest(values))
print(through(Holder(0.0), values))
print(digest(halve(list(values))))
for by in (1.0, 0.5, 2.0 ** -255, 2.0 ** 255, 2.0 ** 257, -(2.0 ** 600), float("inf")):
    print(by, digest(scaled(values, by)))
nan = float("nan")
print(sum(1 for v in scaled(values, nan) if v != v))
near = [2.0 ** -255, 2.0 ** -256, 2.0 ** 256, 2.0 ** 257, 0.0, -0.0]
for _ in range(200):
    near = scaled(scaled(near, 0.5), 2.0)
print(near)
print(max(values), min(values), min(v for v in values if v > 0.0))

# expect: 4196 (2098, 0)
# expect: 8390
# expect: (2097, 2)
# expect: 1.0 (2098, 0)
# expect: 0.5 (2097, 2)
# expect: 1.727233711018889e-77 (1843, 510)
# expect: 5.78960446186581e+76 (2098, 0)
# expect: 2.315841784746324e+77 (2098, 0)
# expect: -4.149515568880993e+180 (2098, 0)
# expect: inf (2098, 0)
# expect: 4196
# expect: [1.727233711018889e-77, 8.636168555094445e-78, 1.157920892373162e+77, 2.315841784746324e+77, 0.0, -0.0]
# expect: 8.98846567431158e+307 -8.98846567431158e+307 5e-324
