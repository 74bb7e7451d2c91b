# The truth of what has a length, where one kind is seen, where None comes too, and where several kinds come.


def drained(items):
    total = 0
    while items:
        total += items.pop()
    return total


def count_true(values):
    n = 0
    for v in values:
        if v:
            n += 1
        if not v:
            n += 100
    return n


class Stack(list):
    pass


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for _ in range(60):
    a = drained([1, 2, 3])
    b = count_true([[], [1], [1, 2]])
    c = count_true(["", "a", "é"])
    d = count_true([{}, {1: 2}])
    e = count_true([(), (1,)])
    f = count_true([set(), {1}, frozenset(), frozenset([2])])
print(a, b, c, d, e, f)


def lists(values):
    n = 0
    for v in values:
        if v:
            n += 1
    return n


def texts(values):
    n = 0
    for v in values:
        n += not v
    return n


def tables(values):
    n = 0
    while values:
        v = values.pop()
        if not v:
            n += 1
    return n


for _ in range(80):
    a = lists([[1], [], [2]])
    b = texts(["x", "", "y"])
    c = tables([{}, {1: 1}, {}])
print(a, b, c)
# The sites know lists, strings and dicts by now.
for _ in range(80):
    a = lists([[1], None, [], 0, 1, 2.5, 0.0, "x", "", Stack(), Stack([1]), Sized(0), Sized(2)])
    b = texts(["x", None, 1, b"", b"x", (), Sized(0)])
    c = tables([{}, None, set(), {1}, "", 7, bytearray(), bytearray(b"1"), range(0), range(2)])
print(a, b, c)


class Broken:
    def __len__(self):
        return -1


for v in ([1], Broken()):
    try:
        print(lists([v]))
    except ValueError as error:
        print("ValueError:", error)


# The list changes between the tests of one turn.
def shrinking(items):
    seen = []
    while items:
        items.pop()
        seen.append(bool(items))
        if not items:
            items.extend([1] * (3 - len(seen)))
    return seen


for _ in range(40):
    r = shrinking([1, 2])
print(r)

# expect: 6 102 102 101 101 202
# expect: 2 1 2
# expect: 6 4 6
# expect: 1
# expect: ValueError: __len__() should return >= 0
# expect: [True, False, False]
