# Instances that carry a dict, subscribed in hot loops.
from collections import Counter, OrderedDict, defaultdict


class Plain(dict):
    pass


class Doubling(dict):
    def __missing__(self, key):
        return key * 2


class Loud(dict):
    def __getitem__(self, key):
        return ("loud", dict.__getitem__(self, key))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return self.n == getattr(other, "n", other)


def count(table, keys):
    for key in keys:
        table[key] += 1
    return table


def gather(keys):
    groups = defaultdict(list)
    for i, key in enumerate(keys):
        groups[key].append(i)
    return dict(groups)


def look(table, keys):
    out = []
    for key in keys:
        out.append(table[key])
    return out


def fill(table, n):
    for i in range(n):
        table[i & 7] = i
    table["name"] = n
    return table["name"], len(table)


for _ in range(60):
    a = count(defaultdict(int), "abracadabra")
    b = count(Counter(), [1, 2, 1, 3, 1])
    c = gather("hello")
    d = look(Doubling({1: "one"}), [1, 2, "x"])
    e = fill(Plain(), 20)
    f = fill(OrderedDict(), 9)
print(dict(a), dict(b), c, d, e, f, sep="\n")


def missing(table, key):
    try:
        return table[key]
    except KeyError as error:
        return error.args


for _ in range(60):
    a = [missing(Plain({1: 2}), 1), missing(Plain({1: 2}), 5), missing(defaultdict(None), "k")]
print(a)

# Keys that ask the program.
for _ in range(40):
    table = defaultdict(int)
    count(table, [Key(1), Key(2), Key(1), 1, 2])
    b = look(Plain({Key(3): "three"}), [Key(3), 3])
print([(getattr(k, "n", k), v) for k, v in table.items()], b)

# The class changes while the loop is hot.
def summed(table, n):
    total = 0
    for i in range(n):
        if i == n // 2:
            change(type(table))
        total += table[i & 3]
    return total


def change(kind):
    if kind is Plain:
        kind.__getitem__ = lambda self, key: 1000
    else:
        kind.__missing__ = lambda self, key: -1


class Other(dict):
    __missing__ = lambda self, key: 7


print(summed(Plain({0: 1, 1: 2, 2: 3, 3: 4}), 400))
print(summed(Other({0: 1}), 400))
for _ in range(40):
    a = look(Loud({1: 2}), [1, 1])
print(a, missing(Plain(), 9))


def stored(tables):
    for table in tables:
        for i in range(5):
            table[i] = i
    return [len(t) for t in tables]


for _ in range(30):
    a = stored([{}, Plain(), OrderedDict(), [0] * 5, defaultdict(int), Loud()])
print(a)

# expect: {'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}
# expect: {1: 3, 2: 1, 3: 1}
# expect: {'h': [0], 'e': [1], 'l': [2, 3], 'o': [4]}
# expect: ['one', 4, 'xx']
# expect: (20, 9)
# expect: (9, 9)
# expect: [2, (5,), ('k',)]
# expect: [(1, 3), (2, 2)] ['three', 'three']
# expect: 200500
# expect: 1000
# expect: [('loud', 2), ('loud', 2)] 1000
# expect: [5, 5, 5, 5, 5, 5]
