# Loops over iterators that others know: made before the loop, taken from, and going backwards.


def rest(make):
    it = iter(make)
    first = next(it)
    out = []
    for x in it:
        out.append(x)
    return first, out, next(it, "end")


def backwards(items):
    out = []
    for x in reversed(items):
        out.append(x)
    return out


def until(it, end):
    out = []
    for x in it:
        if x == end:
            break
        out.append(x)
    return out


for _ in range(60):
    a = [rest([1, 2, 3]), rest((4, 5, 6)), rest("abc"), rest("äbc"), rest(range(3)), rest(b"xyz")]
    b = [backwards([1, 2, 3]), backwards([]), backwards((1, 2)), backwards("ab"), backwards(range(3))]
    it = iter([1, 2, 3, 4, 5, 6])
    c = [until(it, 3), until(it, 5), until(it, 0)]
    it = reversed((1, 2, 3, 4))
    d = [until(it, 3), until(it, 0), list(it)]
print(a, b, c, d, sep="\n")


def only_lists(items):
    out = []
    for x in reversed(items):
        out.append(x)
    return out


def only_tuples(items):
    total = 0
    for x in reversed(items):
        total = total * 10 + x
    return total


def shrinking(items):
    out = []
    for x in reversed(items):
        out.append(x)
        if len(items) > 2:
            del items[1:]
    return out


def growing(items):
    out = []
    for x in reversed(items):
        out.append(x)
        if len(items) < 6:
            items.append(x)
    return out


for _ in range(60):
    a = only_lists([1, 2, 3])
    b = only_tuples((1, 2, 3))
    c = shrinking([1, 2, 3, 4, 5])
    d = growing([1, 2, 3])
print(a, b, c, d)
for i, x in enumerate(reversed([7, 8, 9])):
    print(i, x)


def numbered(items):
    out = []
    for i, x in enumerate(reversed(items)):
        out.append((i, x))
    return out


for _ in range(60):
    a = numbered([1, 2, 3])
    b = numbered((4, 5))
print(a, b)

# expect: [(1, [2, 3], 'end'), (4, [5, 6], 'end'), ('a', ['b', 'c'], 'end'), ('ä', ['b', 'c'], 'end'), (0, [1, 2], 'end'), (120, [121, 122], 'end')]
# expect: [[3, 2, 1], [], [2, 1], ['b', 'a'], [2, 1, 0]]
# expect: [[1, 2], [4], [6]]
# expect: [[4], [2, 1], []]
# expect: [3, 2, 1] 321 [5] [3, 2, 1]
# expect: 0 9
# expect: 1 8
# expect: 2 7
# expect: [(0, 3), (1, 2), (2, 1)] [(0, 5), (1, 4)]
