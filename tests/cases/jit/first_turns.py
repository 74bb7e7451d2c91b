# Variables of loops that are of another class from the first turn on.
def total(xs):
    s = 0
    for x in xs:
        s += x * 0.5
    return s


def total_while(n, limit):
    s = 0
    i = 0
    while i < n and s < limit:
        i += 1
        if i % 7 == 3:
            continue
        s += i / 4
        if s > 1000:
            break
    else:
        return "all", s, i
    return "some", s, i


def smallest(xs):
    best = None
    at = -1
    for i, x in enumerate(xs):
        if best is None or x < best:
            best = x
            at = i
    return best, at


def last(xs):
    found = None
    for x in xs:
        found = x + 1
    return found


def nested(rows):
    s = 0
    for row in rows:
        part = 0
        for x in row:
            part += x + 0.25
        s += part
    return s


def guarded(xs, ys):
    s = 0
    n = 0
    for x in xs:
        try:
            s += x / ys[n % len(ys)]
        except ZeroDivisionError:
            s = -s
            n += 2
        n += 1
    return s, n


def mixed(xs):
    s = 0
    for x in xs:
        s = s * 2 + x
    return s


for k in range(400):
    floats = [float(i) for i in range(k % 6)]
    ints = list(range(k % 9, 0, -1))
    r = (
        total(floats),
        total(ints),
        total_while(k % 30, k % 50),
        smallest(floats[::-1]),
        smallest(ints),
        last(ints),
        last(floats),
        nested([floats, ints] * (k % 4)),
        guarded(ints, [k % 3, 2, 0.5]),
        mixed(ints),
        mixed(floats),
    )
    if k % 97 == 0 or k > 395:
        print(r)
print(mixed([1, 2.5, 3, 2**70, 1.0]), mixed([2**60] * 5))


def generator(n):
    s = 0
    for i in range(n):
        s += i / 2
        yield s
    yield s


print(sum(sum(generator(k % 8)) for k in range(500)), list(generator(0)), list(generator(3)))
# expect: (0, 0, ('all', 0, 0), (None, -1), (None, -1), None, None, 0, (0, 0), 0, 0)
# expect: (0.0, 14.0, ('all', 6.25, 7), (0.0, 0), (1, 6), 2, 1.0, 30.0, (30.5, 7), 769, 0.0)
# expect: (0.5, 7.5, ('all', 23.0, 14), (0.0, 1), (1, 4), 2, 2.0, 35.5, (12.0, 5), 129, 1.0)
# expect: (1.5, 3.0, ('all', 45.0, 20), (0.0, 2), (1, 2), 2, 3.0, 31.5, (0, 9), 17, 4.0)
# expect: (3.0, 0.5, ('all', 40.0, 19), (0.0, 3), (1, 0), 2, 4.0, 0, (1.0, 1), 1, 11.0)
# expect: (0, 0, ('all', 4.5, 6), (None, -1), (None, -1), None, None, 0, (0, 0), 0, 0)
# expect: (0.0, 0.5, ('all', 6.25, 7), (0.0, 0), (1, 0), 2, 1.0, 1.5, (1.0, 1), 1, 0.0)
# expect: (0.5, 1.5, ('all', 8.25, 8), (0.0, 1), (1, 1), 2, 2.0, 10.0, (1.5, 2), 5, 1.0)
# expect: (1.5, 3.0, ('all', 10.5, 9), (0.0, 2), (1, 2), 2, 3.0, 31.5, (0, 9), 17, 4.0)
# expect: 2.3611832414348226e+21 35740566642812256256
# expect: 5646.5 [0] [0.0, 0.5, 1.5, 1.5]
