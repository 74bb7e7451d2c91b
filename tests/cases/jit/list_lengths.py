# Lists whose items are read and written in hot loops while their lengths change.
def shrinking(n):
    xs = list(range(n))
    seen = []
    i = 0
    while i < len(xs):
        seen.append(xs[i])
        if xs[i] % 3 == 0:
            xs.pop()
        i += 1
    return seen, xs


for n in range(300):
    r = shrinking(n % 17)
print(r)


def from_end(xs, n):
    t = 0
    for i in range(n):
        t += xs[-1] * 3 + xs[-i - 1] - xs[i - n]
        xs[-1 - i] = xs[i] + 1
    return t


xs = list(range(10))
t = 0
for k in range(400):
    t ^= from_end(xs, k % 11) & 0xFFFFF
    xs = [x & 0xFFFF for x in xs]
print(t, xs)


def beyond(xs, n):
    try:
        for i in range(n):
            xs[i] += 1
    except IndexError as e:
        return i, str(e)
    return n, None


for n in range(600):
    r = beyond([1, 2, 3], n % 7)
    if n > 593:
        print(r)


class Grows:
    def __init__(self, xs):
        self.xs = xs

    def __add__(self, other):
        self.xs.append(other)
        return len(self.xs)


def grown_by_operator(n):
    xs = [0] * 3
    g = Grows(xs)
    total = 0
    for i in range(n):
        total += xs[i] if i < len(xs) else -1
        total += g + i
        xs[0] = i
    return total, len(xs), xs[-1]


for n in range(300):
    r = grown_by_operator(n % 23)
print(r)


def two_names(n):
    xs = [1]
    ys = xs
    t = 0
    for i in range(n):
        ys.append(i)
        t += xs[i] + xs[len(ys) - 1] + ys[-1]
        if i % 5 == 4:
            del xs[0]
            xs.append(0)
    xs[:] = xs[::2]
    return t, len(xs), ys[0]


for n in range(300):
    r = two_names(n % 31)
print(r)


def nested(rows, n):
    t = 0
    for i in range(n):
        row = rows[i]
        for j in range(len(row)):
            if j >= len(row):
                break
            t += row[j] * rows[j % n][0]
            if t % 97 == 0:
                rows[(i + 1) % n] = row[:]
                rows[i].append(1) if len(row) < 12 else row.clear() or row.extend([1, 2])
    return t


rows = [[i + j for j in range(4)] for i in range(6)]
print([nested(rows, 2 + k % 5) for k in range(200)][-3:], [len(r) for r in rows])


def tuples(ts, n):
    t = 0
    for i in range(n):
        a = ts[i % len(ts)]
        t += a[0] + a[-1] + a[i % len(a)]
    return t


print(sum(tuples(((1, 2), (3,), (4, 5, 6)), k % 9) for k in range(500)))


def clear_while(xs):
    n = 0
    while xs:
        x = xs[0]
        n += x
        if n > 40:
            xs.clear()
        else:
            xs[0] = x + 1
    return n


print(sum(clear_while([k % 5 + 1, 2]) for k in range(300)))
# expect: ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6])
# expect: 1788 [72, 145, 218, 291, 364, 363, 290, 219, 146, 73]
# expect: (3, 'list index out of range')
# expect: (0, None)
# expect: (1, None)
# expect: (2, None)
# expect: (3, None)
# expect: (3, 'list index out of range')
# expect: (0, 3, 0)
# expect: (525, 11, 3)
# expect: [71, 113, 162] [3, 2, 4, 4, 4, 4]
# expect: 17515
# expect: 13500
