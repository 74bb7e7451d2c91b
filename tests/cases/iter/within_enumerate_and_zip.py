# `enumerate` and `zip` over iterators of every kind, at sites that see one kind and at sites that see several.


def pairs(make, rounds=40):
    out = []
    for _ in range(rounds):
        out = []
        for i, x in make():
            out.append((i, x))
    return out


def counted(xs, start=0):
    out = []
    for i, x in enumerate(xs, start):
        out.append(i)
        out.append(x)
    return out


def together(xs, ys):
    out = []
    for x, y in zip(xs, ys):
        out.append(x)
        out.append(y)
    return out


def first_letters(text):
    found = {}
    for at, letter in enumerate(text):
        if letter not in found:
            found[letter] = at
    return found


def first_in_tuple(items):
    for at, item in enumerate(items):
        if item == 7:
            return at
    return -1


def first_in_range(n):
    total = 0
    for at, item in enumerate(range(5, n, 3)):
        total += at * item
    return total


def same_letters(a, b):
    n = 0
    for x, y in zip(a, b):
        if x == y:
            n += 1
    return n


def numbered(n, items):
    total = 0
    for i, item in zip(range(n), items):
        total += i * item
    return total


print(pairs(lambda: enumerate("abc")))
print(pairs(lambda: enumerate((1, 2.5, "x"))))
print(pairs(lambda: enumerate(range(10, 0, -4))))
print(pairs(lambda: zip("xyz", (1, 2))))
print(pairs(lambda: zip(range(3), "ab")))

for _ in range(60):
    a = first_letters("hello world")
    b = first_letters("naïve é—ß")
    c = first_in_tuple((1, 2, 7, 9))
    d = first_in_tuple(())
    e = first_in_range(50)
    f = same_letters("karolin", "kathrin")
    g = same_letters("kaß", "kaßel")
    h = numbered(4, (5, 6, 7, 8, 9))
    i = numbered(9, (5, 6, 7))
print(a)
print(b)
print(c, d, e, f, g, h, i)

# One site, all kinds.
kinds = ["ab", [1, 2], (3, 4), range(2), {"k": 1}, {5}, b"xy", "ä", iter("pq"), (n for n in "r")]
for _ in range(30):
    seen = []
    for xs in kinds[:8]:
        seen += counted(xs)
        seen += together(xs, "12")
        seen += together("12", xs)
print(seen)
print(counted(kinds[8]), counted(kinds[9]))
print(counted("ab", 2**61 - 1), counted((0, 1), 2**70), counted([1], -3))


# Who else advances the iterator within.
def shared(make):
    it = iter(make)
    out = []
    for i, x in enumerate(it):
        out.append((i, x))
        if i % 2 == 0:
            out.append(next(it, None))
    return out


def both(make):
    it = iter(make)
    return list(zip(it, it)), list(it)


def left_over(xs, ys):
    # The first one has given an item by the time the second one turns out to be at its end.
    xs, ys = iter(xs), iter(ys)
    for _ in zip(xs, ys):
        pass
    return list(xs), list(ys)


def left_over_first(xs, ys):
    xs, ys = iter(xs), iter(ys)
    for x, y in zip(xs, ys):
        if x == y:
            break
    return list(xs), list(ys)


for _ in range(40):
    r = [shared("abcde"), shared((1, 2, 3, 4)), shared(range(5)), shared([1, 2, 3])]
    s = [both("abcde"), both((1, 2, 3)), both(range(4))]
    t = [left_over("abc", "x"), left_over((1, 2), (3, 4, 5)), left_over(range(5), range(2)), left_over("ab", "cd")]
    u = [left_over_first("abc", "xbz"), left_over_first((1, 2), range(4))]
print(*r, sep="\n")
print(*s, sep="\n")
print(*t, sep="\n")
print(*u, sep="\n")


def growing():
    items = [1, 2, 3]
    for i, x in enumerate(items):
        if len(items) < 8:
            items.append(x * 10)
    for x, y in zip(items, items):
        if len(items) > 4:
            items.pop()
    return items


for _ in range(40):
    grown = growing()
print(grown)

# expect: [(0, 'a'), (1, 'b'), (2, 'c')]
# expect: [(0, 1), (1, 2.5), (2, 'x')]
# expect: [(0, 10), (1, 6), (2, 2)]
# expect: [('x', 1), ('y', 2)]
# expect: [(0, 'a'), (1, 'b')]
# expect: {'h': 0, 'e': 1, 'l': 2, 'o': 4, ' ': 5, 'w': 6, 'r': 8, 'd': 10}
# expect: {'n': 0, 'a': 1, 'ï': 2, 'v': 3, 'e': 4, ' ': 5, 'é': 6, '—': 7, 'ß': 8}
# expect: 2 -1 3570 4 3 44 20
# expect: [0, 'a', 1, 'b', 'a', '1', 'b', '2', '1', 'a', '2', 'b', 0, 1, 1, 2, 1, '1', 2, '2', '1', 1, '2', 2, 0, 3, 1, 4, 3, '1', 4, '2', '1', 3, '2', 4, 0, 0, 1, 1, 0, '1', 1, '2', '1', 0, '2', 1, 0, 'k', 'k', '1', '1', 'k', 0, 5, 5, '1', '1', 5, 0, 120, 1, 121, 120, '1', 121, '2', '1', 120, '2', 121, 0, 'ä', 'ä', '1', '1', 'ä']
# expect: [0, 'p', 1, 'q'] [0, 'r']
# expect: [2305843009213693951, 'a', 2305843009213693952, 'b'] [1180591620717411303424, 0, 1180591620717411303425, 1] [-3, 1]
# expect: [(0, 'a'), 'b', (1, 'c'), (2, 'd'), 'e']
# expect: [(0, 1), 2, (1, 3), (2, 4), None]
# expect: [(0, 0), 1, (1, 2), (2, 3), 4]
# expect: [(0, 1), 2, (1, 3)]
# expect: ([('a', 'b'), ('c', 'd')], [])
# expect: ([(1, 2)], [])
# expect: ([(0, 1), (2, 3)], [])
# expect: (['c'], [])
# expect: ([], [5])
# expect: ([3, 4], [])
# expect: ([], [])
# expect: (['c'], ['z'])
# expect: ([], [2, 3])
# expect: [1, 2, 3, 10]
