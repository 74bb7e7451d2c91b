# Tuples and lists of a few items, compared in hot code: ints, strings, floats, nan, and what is none of these.
NAN = float("nan")


class Odd:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Odd) and self.n == other.n

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Odd) else self.n < other.n

    __hash__ = None


VALUES = [
    (),
    (1,),
    (1, 2),
    (1, 2.0),
    (1.0, 2),
    (True, 2),
    (0.0, 1),
    (-0.0, 1),
    (1, "ä"),
    (1, "b"),
    (1, "bc"),
    ("b", 1),
    (NAN, 1),
    (1 << 70, 2),
    (1 << 70, 3),
    (None, 1),
    ((1, 2), 3),
    ((1, 2), 4),
    tuple(range(15)),
    tuple(range(16)),
    tuple(range(15)) + (99,),
    (Odd(1), 2),
    (Odd(1), 3),
]


def relations(a, b):
    out = [a == b, a != b]
    for order in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b):
        try:
            out.append(order())
        except TypeError as e:
            out.append(str(e).split(" between")[0])
    return out


def all_of(values):
    digest = {}
    for a in values:
        for b in values:
            key = str(relations(a, b))
            digest[key] = digest.get(key, 0) + 1
    return digest


first = all_of(VALUES)
for _ in range(6):
    assert all_of(VALUES) == first
for key in sorted(first):
    print(first[key], key)
lists = all_of([list(v) for v in VALUES])
print(lists == first)


def matches(pairs, wanted):
    n = 0
    for p in pairs:
        if p == wanted:
            n += 1
        if p != wanted and p < wanted:
            n += 100
    return n


pairs = [(i % 7, i % 3) for i in range(500)]
for _ in range(20):
    n = matches(pairs, (5, 2))
print(n)
words = [("k%d" % (i % 5), i % 2) for i in range(500)]
for _ in range(20):
    n = matches(words, ("k3", 1))
print(n)
print((1,) == [1], [1] == (1,), (1, 2) == 3, (NAN,) == (NAN,))
# expect: 242 [False, True, "'<' not supported", "'<=' not supported", "'>' not supported", "'>=' not supported"]
# expect: 30 [False, True, False, False, False, False]
# expect: 110 [False, True, False, False, True, True]
# expect: 110 [False, True, True, True, False, False]
# expect: 37 [True, False, False, True, False, True]
# expect: True
# expect: 40524
# expect: 35050
# expect: False False False True
