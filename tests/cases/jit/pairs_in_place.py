# Loops over enumerate and zip: lists in place, other iterators, lists that change, an iterator that two share.
def number(xs):
    out = []
    for i, x in enumerate(xs):
        out.append((i, x))
    for i, x in enumerate(xs, 10):
        out.append(i * 2)
    return out
def both(a, b):
    out = []
    for x, y in zip(a, b):
        out.append((x, y))
    return out
for turn in range(300):
    number([1, 2, 3])
    both([1, 2, 3], [4, 5])
print(number([1, 2, 3]), number("ab"), number(()), number({5: 6}), number(range(2)))
print(both([1, 2, 3], [4, 5]), both([1], [4, 5]), both("ab", [1, 2, 3]), both([], [1]))
it = iter([1, 2, 3, 4, 5])
print(both(it, it), list(it))
it = iter([1, 2, 3, 4])
print(both(it, [7, 8]), list(it))
it = iter([1, 2, 3, 4])
print(both([7, 8], it), list(it))
def grow(xs):
    out = []
    for i, x in enumerate(xs):
        if i < 3:
            xs.append(x + 1)
        if i == 4:
            xs.clear()
        out.append(x)
    return out
for turn in range(300):
    r = grow([1, 2])
print(r)
def rest(e):
    for i, x in e:
        if x == 2:
            break
    return list(e)
for turn in range(300):
    r = rest(enumerate([1, 2, 3, 4]))
print(r, rest(zip([1, 2], [2, 3])), rest(iter([(1, 2), (3, 4)])))
e = enumerate([1])
print(rest(e), rest(e))
def deep(xs):
    t = 0
    for i, (a, b) in enumerate(zip(xs, xs)):
        t += i * a + b
    return t
for turn in range(300):
    r = deep([1, 2, 3])
print(r)
def big(xs):
    out = []
    for i, x in enumerate(xs, 2 ** 61 - 2):
        out.append(i)
    return out
for turn in range(300):
    r = big([1, 2, 3, 4])
print(r == [2 ** 61 - 2, 2 ** 61 - 1, 2 ** 61, 2 ** 61 + 1])
def strict(a, b):
    out = []
    try:
        for x, y in zip(a, b, strict=True):
            out.append(x + y)
    except ValueError as e:
        out.append(str(e))
    return out
for turn in range(300):
    r = strict([1, 2], [3, 4])
print(r, strict([1, 2], [3]), strict([1], [3, 4]))
# expect: [(0, 1), (1, 2), (2, 3), 20, 22, 24] [(0, 'a'), (1, 'b'), 20, 22] [] [(0, 5), 20] [(0, 0), (1, 1), 20, 22]
# expect: [(1, 4), (2, 5)] [(1, 4)] [('a', 1), ('b', 2)] []
# expect: [(1, 2), (3, 4)] []
# expect: [(1, 7), (2, 8)] [4]
# expect: [(7, 1), (8, 2)] [3, 4]
# expect: [1, 2, 2, 3, 3]
# expect: [(2, 3), (3, 4)] [(2, 3)] [(3, 4)]
# expect: [] []
# expect: 14
# expect: True
# expect: [4, 6] [4, 'zip() argument 2 is shorter than argument 1'] [4, 'zip() argument 2 is longer than argument 1']
