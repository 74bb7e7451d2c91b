# Functions of comprehensions, lambdas and generator expressions are not made where only native code wants them; nor can that be seen.
def scaled(xs, by):
    return [x * by for x in xs]


def shifted(xs, by, cut):
    return {x + by: cut - x for x in xs if x != cut}


def nested(n, m):
    return [[i * j + n for j in range(m)] for i in range(n)]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def work(n):
    total = 0
    for i in range(n):
        total += sum(scaled([1, 2, 3], i)) + len(shifted((1, 2, 3), i, 2))
        total += nested(2, 3)[1][2] + product([[1, i], [2, 3]], [[1, 2], [i, 4]])[1][0]
        total += len({x & 3 for x in range(i & 7)})
    return total


for _ in range(3):
    print(work(300))
# expect: 406870
# expect: 406870
# expect: 406870


# An exception in the midst of one has all lines, and what is left by it goes on as it was.
def divided(xs, by):
    return [by // x for x in xs]


def failing(n):
    import traceback

    names = []
    for i in range(n):
        try:
            divided([2, 1, i % 50], i)
        except ZeroDivisionError as e:
            tb = e.__traceback__
            names = []
            while tb:
                names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
                tb = tb.tb_next
    return names


print(failing(300))  # expect: [('failing', 6), ('divided', 1), ('<listcomp>', 0)]


# A function that is kept is the same in all places, and knows what it has closed over.
def kept(n):
    made = []
    for i in range(n):
        j = i * 2
        f = lambda x: x + j
        g = f
        made.append((f, g))
        j += 1
    return sum(f is g for f, g in made), [f(1) for f, _ in made[-2:]], made[0][0].__name__


print(kept(200))  # expect: (200, [400, 400], '<lambda>')


def called_later(n):
    total = 0
    for i in range(n):
        k = i & 3

        def inner(x):
            nonlocal k
            k += x
            return k

        total += inner(1) + inner(2) + k
    return total


print(called_later(300))  # expect: 3450


# The code of a function that was made may be exchanged.
def exchanged(n):
    found = []
    for i in range(n):
        f = lambda x: x + 1
        if i == n - 2:
            f.__code__ = (lambda x: x - 1).__code__
        found.append(f(10))
    return found[0], found[-2], found[-1]


print(exchanged(300))  # expect: (11, 9, 11)


# Keys.
class Item:
    def __init__(self, name, size):
        self.name = name
        self.size = size


def keyed(n):
    items = [Item("a", 3), Item("b", 7), Item("c", 1), Item("d", 7)]
    found = []
    total = 0
    for i in range(n):
        largest = max(items, key=lambda item: item.size)
        smallest = min(items, key=lambda item: item.size * (1 if i & 1 else -1))
        total += max(range(5), key=lambda k: (k * i) % 5) + min([3, 1, 2], key=lambda k: -k)
        found.append(largest.name + smallest.name)
    return found[-1], found[-2], total


print(keyed(300))  # expect: ('bc', 'bb', 1500)


def negative(x):
    return -x


def by_name(n):
    total = 0
    for i in range(n):
        total += max((i, 2, 3), key=negative) + max((), key=negative, default=1) + min("bca", key=ord, default=None).__len__()
    return total


print(by_name(300))  # expect: 1197


def without_items(n):
    kinds = set()
    for i in range(n):
        try:
            max([1] * (i % 2), key=lambda x: x)
        except ValueError as e:
            kinds.add(str(e))
        try:
            min((x for x in range(i % 2)))
        except ValueError as e:
            kinds.add(str(e))
        try:
            max(i, key=lambda x: x)
        except TypeError as e:
            kinds.add(str(e))
        try:
            max([1, "a"], key=lambda x: x)
        except TypeError as e:
            kinds.add(str(e))
    return sorted(kinds)


for text in without_items(200):
    print(text)
# expect: '>' not supported between instances of 'str' and 'int'
# expect: 'int' object is not iterable
# expect: max() arg is an empty sequence
# expect: min() arg is an empty sequence


# Other builtins that consume generators.
def consumed(n):
    total = 0
    texts = []
    for i in range(n):
        total += max(x * i for x in (1, 2, 3)) + min((x - i for x in (1, 2, 3)), default=4)
        total += max((x for x in ()), default=i) + len(set(x & 1 for x in range(i % 4)))
        total += sorted(-x for x in (i, 1, 2))[0]
        texts.append(",".join(str(x) for x in range(i % 3)) + "".join(c for c in "ab" if i & 1))
    return total, texts[-3:], set(texts)


total, last, texts = consumed(300)
print(total, last, sorted(texts))  # expect: 90372 ['ab', '0', '0,1ab'] ['', '0', '0,1', '0,1ab', '0ab', 'ab']


def joined(x):
    if isinstance(x, list):
        return "[" + ",".join(joined(y) for y in x) + "]"
    return str(x)


print([joined([1, [2, [3, []]], 4]) for _ in range(200)][-1])  # expect: [1,[2,[3,[]]],4]


def wrongly_joined(n):
    kinds = set()
    for i in range(n):
        try:
            ",".join(x for x in ("a", 1, "b"))
        except TypeError as e:
            kinds.add(str(e))
    return kinds


print(wrongly_joined(200))  # expect: {'sequence item 1: expected str instance, int found'}


# Functions that are given functions.
def twice(f, x):
    return f(f(x))


def given(n):
    total = 0
    for i in range(n):
        total += twice(lambda x: x + i, 1) + twice(negative, i) + twice(lambda x: x * 2 if i % 2 else 3, 1)
    return total


print(given(300))  # expect: 135900
