# `enumerate` of dicts, their views and sets in hot loops: gaps, changes of size, ends, and iterators that others know.
def keys(d):
    s = 0
    for i, k in enumerate(d):
        s += i * k
    return s


def values(d):
    s = 0
    for i, v in enumerate(d.values(), 10):
        s += i * v
    return s


def items(d):
    s = 0
    for i, (k, v) in enumerate(d.items()):
        s += i * k - v
    return s


def pairs(d):
    out = []
    for i, pair in enumerate(d.items()):
        out.append((i, pair))
    return out


d = {i: i + 1 for i in range(30)}
for k in (0, 1, 2, 7, 8, 29):
    del d[k]
e = set(range(17))
for _ in range(25):
    n = keys(d), values(d), items(d), keys(e), len(pairs(d)), keys({}), items({}), keys(set())
print(n, pairs(d)[:2], pairs(d)[-1])


def grows(table, how):
    try:
        for i, k in enumerate(table):
            if i == 3:
                how(table)
        return i
    except RuntimeError as e:
        return str(e)


for _ in range(25):
    n = (
        grows({i: i for i in range(6)}, lambda d: d.update(x=1)),
        grows({i: i for i in range(6)}, lambda d: d.pop(5)),
        grows(set(range(6)), lambda s: s.add(99)),
        grows({i: i for i in range(6)}, lambda d: d.update({0: 5})),
        grows({i: i for i in range(6)}, lambda d: (d.pop(5), d.update(x=1))),
    )
print(n)


def shared(d):
    it = iter(d)
    out = []
    for i, k in enumerate(it):
        out.append(k)
        if i % 2 == 0:
            out.append(next(it, None))
    return out, list(it), next(it, "end")


def again(d):
    e = enumerate(d.values())
    first = [i for i, v in e]
    second = [i for i, v in e]
    return len(first), second, next(e, "end")


for _ in range(25):
    n = shared(d), again(d)
print(n)
mixed = [{1: 2, 3: 4}, [5, 6], {7}, "ab", {8: 9}.items(), (x for x in (1, 2))]


def any_of(them):
    return [list((i, x) for i, x in enumerate(t)) for t in them]


for _ in range(20):
    n = any_of(mixed[:-1])
print(n, any_of(mixed[-1:]))
# expect: (5692, 10088, 5280, 1496, 24, 0, 0, 0) [(0, (3, 4)), (1, (4, 5))] (23, (28, 29))
# expect: ('dictionary changed size during iteration', 'dictionary changed size during iteration', 'Set changed size during iteration', 5, 5)
# expect: (([3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28], [], 'end'), (24, [], 'end'))
# expect: [[(0, 1), (1, 3)], [(0, 5), (1, 6)], [(0, 7)], [(0, 'a'), (1, 'b')], [(0, (8, 9))]] [[(0, 1), (1, 2)]]
