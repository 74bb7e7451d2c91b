# Loops over instances by their `__next__`, and over `zip` and `enumerate` of what the program iterates: ends of all kinds,
# errors, classes that change in between.
class Count:
    def __init__(self, n):
        self.i = 0
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Done(StopIteration):
    pass


class Ends(Count):
    def __next__(self):
        if self.i >= self.n:
            raise Done("over")
        self.i += 1
        return NotImplemented if self.i % 7 == 0 else self.i


class Fails(Count):
    def __next__(self):
        if self.i >= self.n:
            raise KeyError(self.i)
        return super().__next__()


def total(it):
    s = 0
    for x in it:
        s += x if x is not NotImplemented else 1000
    return s


for cls in (Count, Ends, Count):
    print(cls.__name__, [total(cls(n)) for n in (0, 1, 40, 60)])


def guarded(it):
    try:
        return total(it)
    except KeyError as e:
        return f"KeyError {e}"


print([guarded(Fails(n)) for n in (0, 5, 30)])
print(total([1, 2, 3]), total(Count(30)), total(x for x in range(5)), total(Ends(20)))


def mixed(n):
    s = 0
    for it in [Count(n), range(n), Ends(n), iter([1] * n), (x for x in range(n))] * 3:
        for x in it:
            s += 1 if x is NotImplemented else x
    return s


print(mixed(20), mixed(3))


def patched(n):
    it = Late(n)
    seen = []
    for x in it:
        if len(seen) == 20:
            Late.__next__ = Late.other
        if len(seen) == 25:
            del Late.__next__
        seen.append(x)
    return seen[18:]


class Late(Count):
    def __next__(self):
        return super().__next__()

    def other(self):
        return -Count.__next__(self)


print(patched(30))


class Outer:
    def __init__(self, n):
        self.inner = Count(n)

    def __iter__(self):
        return self

    def __next__(self):
        # The inner one's StopIteration ends the outer loop too.
        return next(self.inner) * 10


print(total(Outer(40)), sum(Outer(30)), list(Outer(3)), max(Outer(25)), sorted(Outer(4), reverse=True))


class Lazy:
    def __init__(self, n):
        self.g = (i * i for i in range(n))

    def __iter__(self):
        return self

    def __next__(self):
        for x in self.g:
            return x
        raise StopIteration


print(total(Lazy(50)), sum(Lazy(20)))


def numbers(n):
    for i in range(n):
        yield i


def broken(n):
    yield from range(n)
    raise RuntimeError("broken")


def rows(make):
    out = []
    try:
        for row in make():
            out.append(row)
    except (RuntimeError, ValueError) as e:
        out.append(f"{type(e).__name__}: {e}")
    return len(out), out[-2:]


for _ in range(3):
    print(rows(lambda: zip(numbers(30), numbers(20))), rows(lambda: zip(numbers(3), broken(5))))
    print(rows(lambda: zip(broken(3), Count(9))), rows(lambda: zip(numbers(0), broken(0))), rows(lambda: zip(Count(5), broken(0))))
    print(rows(lambda: zip(Count(30), numbers(40), Outer(25))), rows(lambda: zip(numbers(4))), rows(lambda: zip()))
    print(rows(lambda: zip(numbers(3), numbers(4), strict=True)), rows(lambda: zip(numbers(3), Count(3), strict=True)))
    print(rows(lambda: enumerate(numbers(30), 5)), rows(lambda: enumerate(broken(2))), rows(lambda: enumerate(Count(25), -3)))

# What zip took from the first before the second ended is gone.
a = numbers(10)
print(list(zip(a, numbers(2))), list(a))
a = numbers(10)
print(list(zip(numbers(2), a)), list(a))


def pairs(n):
    s = 0
    for i, x in enumerate(numbers(n)):
        for j, y in zip(numbers(i % 4), Count(9)):
            s += i * x + j * y
    return s


print(pairs(60))


def unpacked(data):
    s = 0
    for (x, y), [z, w] in data:
        s += x + y * z - w
    return s


rows_of = [((i, i + 1), [i, 2]) for i in range(30)]
print(unpacked(rows_of), unpacked([([i, 1], (i, 2)) for i in range(30)]), unpacked(rows_of * 2))
for bad in ([((1, 2), [3])], [((1, 2), [3, 4, 5])], [((1,), [1, 2])], [(1, 2)], [("ab", 5)]):
    try:
        unpacked(rows_of + bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Key:
    made = 0

    def __init__(self, x, h=None):
        self.x = x
        self.h = x if h is None else h

    def __eq__(self, other):
        return self.x == getattr(other, "x", other)

    def __hash__(self):
        Key.made += 1
        return self.h


def keyed(keys):
    d = {}
    s = set()
    for n, k in enumerate(keys):
        d[k] = n
        s.add(k)
    return len(d), len(s), [d.get(k) for k in keys[:3]], [k in s for k in keys[-3:]]


print(keyed([Key(i % 7) for i in range(50)]), Key.made)
print(keyed([Key(i, i % 3) for i in range(20)]), keyed([Key(i, -1) for i in range(5)] + [-1, -2]))
print(keyed([Key(i, 2**70 + i) for i in range(9)]), keyed([Key(i, True) for i in range(4)] + [1]))
for h in ("a", 1.5, None):
    try:
        keyed([Key(1, h) if h is not None else Key([], [])])
    except TypeError as e:
        print(e)
many = set()
for i in range(0, 3000, 7):
    many.update(range(i, i + 20))
    many.update([i, str(i)], ()) if i % 2 else many.update("abc")
print(len(many), sum(x for x in many if isinstance(x, int)))
try:
    many.update([1, 2, -5, [], -6])
except TypeError as e:
    print(e, -5 in many, -6 in many)
many = {Key(1)}
many.update([Key(1), 1, Key(2), 2, 3])
print(len(many))
# expect: Count [0, 1, 820, 1830]
# expect: Ends [0, 1, 5715, 9578]
# expect: Count [0, 1, 820, 1830]
# expect: ['KeyError 0', 'KeyError 5', 'KeyError 30']
# expect: 6 465 10 2189
# expect: 1181 27
# expect: [19, 20, 21, -22, -23, -24, -25, -26, 27, 28, 29, 30]
# expect: 8200 4650 [10, 20, 30] 250 [40, 30, 20, 10]
# expect: 40425 2470
# expect: (20, [(18, 18), (19, 19)]) (3, [(1, 1), (2, 2)])
# expect: (4, [(2, 3), 'RuntimeError: broken']) (0, []) (1, ['RuntimeError: broken'])
# expect: (25, [(24, 23, 240), (25, 24, 250)]) (4, [(2,), (3,)]) (0, [])
# expect: (4, [(2, 2), 'ValueError: zip() argument 2 is longer than argument 1']) (3, [(1, 2), (2, 3)])
# expect: (30, [(33, 28), (34, 29)]) (3, [(1, 1), 'RuntimeError: broken']) (25, [(20, 24), (21, 25)])
# expect: (20, [(18, 18), (19, 19)]) (3, [(1, 1), (2, 2)])
# expect: (4, [(2, 3), 'RuntimeError: broken']) (0, []) (1, ['RuntimeError: broken'])
# expect: (25, [(24, 23, 240), (25, 24, 250)]) (4, [(2,), (3,)]) (0, [])
# expect: (4, [(2, 2), 'ValueError: zip() argument 2 is longer than argument 1']) (3, [(1, 2), (2, 3)])
# expect: (30, [(33, 28), (34, 29)]) (3, [(1, 1), 'RuntimeError: broken']) (25, [(20, 24), (21, 25)])
# expect: (20, [(18, 18), (19, 19)]) (3, [(1, 1), (2, 2)])
# expect: (4, [(2, 3), 'RuntimeError: broken']) (0, []) (1, ['RuntimeError: broken'])
# expect: (25, [(24, 23, 240), (25, 24, 250)]) (4, [(2,), (3,)]) (0, [])
# expect: (4, [(2, 2), 'ValueError: zip() argument 2 is longer than argument 1']) (3, [(1, 2), (2, 3)])
# expect: (30, [(33, 28), (34, 29)]) (3, [(1, 1), 'RuntimeError: broken']) (25, [(20, 24), (21, 25)])
# expect: [(0, 0), (1, 1)] [3, 4, 5, 6, 7, 8, 9]
# expect: [(0, 0), (1, 1)] [2, 3, 4, 5, 6, 7, 8, 9]
# expect: 109890
# expect: 9365 810 18730
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: TypeError cannot unpack non-iterable int object
# expect: TypeError cannot unpack non-iterable int object
# expect: (7, 7, [49, 43, 44], [True, True, True]) 106
# expect: (20, 20, [0, 1, 2], [True, True, True]) (7, 7, [0, 1, 2], [True, True, True])
# expect: (9, 9, [0, 1, 2], [True, True, True]) (4, 4, [0, 4, 2], [True, True, True])
# expect: __hash__ method should return an integer
# expect: __hash__ method should return an integer
# expect: __hash__ method should return an integer
# expect: 3233 4546620
# expect: unhashable type: 'list' True False
# expect: 3
