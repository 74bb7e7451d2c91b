"""Keys that are sought several times in a row: what was found is used again only while it is so."""


def count(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def count_by_get(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def two_tables(keys):
    a, b = {}, {}
    for key in keys:
        a[key] = a.get(key, 0) + 1
        b[key] = b.get(key, 10) + a[key]
        if key in a and key in b:
            a[key] += b[key]
    return a, b


def changed_between(keys):
    d = {key: 1 for key in keys}
    seen = []

    def spoil(key):
        turn = len(seen)
        seen.append(key)
        if turn % 5 == 1:
            del d[key]
        elif turn % 5 == 2:
            d.clear()
        elif turn % 5 == 3:
            d.update((n, n) for n in range(1000, 1000 + turn))
        elif turn % 5 == 4:
            d.pop(key, None)
            d[key] = -1
        return turn

    for key in keys * 10:
        if key in d:
            d[key] = spoil(key)
        else:
            d[key] = 7
    return list(d.items())[:12], len(d), len(seen)


def missing_then_stored(keys):
    d = {}
    out = []
    for key in keys:
        try:
            out.append(d[key])
        except KeyError as error:
            d[key] = error.args[0]
    return out[:5], len(out)


class Counter(dict):
    def __missing__(self, key):
        return 100


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


words = "a b c a bb a ccc b bb dddd eeeee a ffffffffffff gggggggggggggggggg a".split() * 30
print(count(words))
print(count_by_get(words) == count(words))
print(two_tables([1, 2, 1, 3, -1, 2 ** 61 - 1, 1, 2 ** 70] * 20))
print(two_tables([(1, "x"), (2, "y"), (1, "x"), (1.5, None)] * 20))
print(changed_between([1, 2, 3, 4, 5, 6, 7]))
print(changed_between(["p", "q", "r", "s", "t"]))
print(missing_then_stored([1, "1", 1.0, True, (1,), 2] * 40))
c = Counter()
for i in range(200):
    c[i % 3] += 1
    c[i % 3] = c[i % 3] + c.get(i % 3, 5)
print(len(c), c[0] > c[50])
keys = [Key(i % 7) for i in range(70)]
print(sorted(n for n in count(keys).values()), sorted((k.n, v) for k, v in count_by_get(keys).items()))
try:
    count([[1]])
except TypeError as error:
    print(error)
# expect: {'a': 150, 'b': 60, 'c': 30, 'bb': 60, 'ccc': 30, 'dddd': 30, 'eeeee': 30, 'ffffffffffff': 30, 'gggggggggggggggggg': 30}
# expect: True
# expect: ({1: 67611959203408581707642160, 2: 1291255845, 3: 1291255845, -1: 1291255845, 2305843009213693951: 1291255845, 1180591620717411303424: 1291255845}, {1: 41786488833677768829852730, 2: 798040000, 3: 798040000, -1: 798040000, 2305843009213693951: 798040000, 1180591620717411303424: 798040000})
# expect: ({(1, 'x'): 295473074206288440, (2, 'y'): 1291255845, (1.5, None): 1291255845}, {(1, 'x'): 182612402619906115, (2, 'y'): 798040000, (1.5, None): 798040000})
# expect: ([(6, 32), (7, 7)], 2, 33)
# expect: ([('r', 27), ('s', 7), ('t', 7)], 3, 28)
# expect: ([1, 1, 1, '1', 1], 236)
# expect: 3 True
# expect: [10, 10, 10, 10, 10, 10, 10] [(0, 10), (1, 10), (2, 10), (3, 10), (4, 10), (5, 10), (6, 10)]
# expect: unhashable type: 'list'
