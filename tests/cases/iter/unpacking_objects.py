# `a, b = x` where x is an object of the program's, an iterator, or a generator: what is taken, and what is said of too few.
class Gen:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        for x in self.items:
            yield x


class Tuple(Gen):
    def __iter__(self):
        return iter(self.items)


class Own(Gen):
    i = 0

    def __iter__(self):
        Own.asked += 1
        return self

    def __next__(self):
        self.i += 1
        if self.i > len(self.items):
            raise StopIteration
        return self.items[self.i - 1]


Own.asked = 0


class Sequence:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]


class NoIterator:
    def __iter__(self):
        return 3


def two(x):
    a, b = x
    return a, b


def three(x):
    a, b, c = x
    return a, b, c


def starred(x):
    a, *b = x
    return a, b


def attempt(f, x):
    try:
        return f(x)
    except (ValueError, TypeError, KeyError) as e:
        return type(e).__name__, str(e)


for kind in Gen, Tuple, Own, Sequence:
    total = 0
    for i in range(3000):
        a, b = kind(i, 1)
        total += a * b
        (a, b), c, d = kind(kind(i, 2), 3, 4)
        total += b + c
        a, *rest = kind(1, i)
        total += rest[0]
    print(total, two(kind(1, 2)), three(kind(1, 2, 3)), starred(kind(1, 2, 3)), starred(kind(1)))
    for n in 0, 1, 3:
        print(attempt(two, kind(*range(n))), attempt(three, kind(*range(n))), attempt(starred, kind(*range(n))))
# expect: 9012000 (1, 2) (1, 2, 3) (1, [2, 3]) (1, [])
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 0)') ('ValueError', 'not enough values to unpack (expected 3, got 0)') ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)') ('ValueError', 'not enough values to unpack (expected 3, got 1)') (0, [])
# expect: ('ValueError', 'too many values to unpack (expected 2)') (0, 1, 2) (0, [1, 2])
# expect: 9012000 (1, 2) (1, 2, 3) (1, [2, 3]) (1, [])
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 0)') ('ValueError', 'not enough values to unpack (expected 3, got 0)') ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)') ('ValueError', 'not enough values to unpack (expected 3, got 1)') (0, [])
# expect: ('ValueError', 'too many values to unpack (expected 2)') (0, 1, 2) (0, [1, 2])
# expect: 9012000 (1, 2) (1, 2, 3) (1, [2, 3]) (1, [])
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 0)') ('ValueError', 'not enough values to unpack (expected 3, got 0)') ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)') ('ValueError', 'not enough values to unpack (expected 3, got 1)') (0, [])
# expect: ('ValueError', 'too many values to unpack (expected 2)') (0, 1, 2) (0, [1, 2])
# expect: 9012000 (1, 2) (1, 2, 3) (1, [2, 3]) (1, [])
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 0)') ('ValueError', 'not enough values to unpack (expected 3, got 0)') ('ValueError', 'not enough values to unpack (expected at least 1, got 0)')
# expect: ('ValueError', 'not enough values to unpack (expected 2, got 1)') ('ValueError', 'not enough values to unpack (expected 3, got 1)') (0, [])
# expect: ('ValueError', 'too many values to unpack (expected 2)') (0, 1, 2) (0, [1, 2])
for f in two, three, starred:
    print(attempt(f, NoIterator()), attempt(f, object()), attempt(f, 1), attempt(f, "ab"), attempt(f, {1: 2, 3: 4}))
# expect: ('TypeError', "iter() returned non-iterator of type 'int'") ('TypeError', 'cannot unpack non-iterable object object') ('TypeError', 'cannot unpack non-iterable int object') ('a', 'b') (1, 3)
# expect: ('TypeError', "iter() returned non-iterator of type 'int'") ('TypeError', 'cannot unpack non-iterable object object') ('TypeError', 'cannot unpack non-iterable int object') ('ValueError', 'not enough values to unpack (expected 3, got 2)') ('ValueError', 'not enough values to unpack (expected 3, got 2)')
# expect: ('TypeError', "iter() returned non-iterator of type 'int'") ('TypeError', 'cannot unpack non-iterable object object') ('TypeError', 'cannot unpack non-iterable int object') ('a', ['b']) (1, [3])

# No more is taken than what is needed to tell that there is too much.
for make in (lambda: iter(range(10)), lambda: (x for x in range(10)), lambda: zip(range(10), range(10)), lambda: map(abs, range(10))):
    for f in two, three:
        it = make()
        print(attempt(f, it), list(it))
# expect: ('ValueError', 'too many values to unpack (expected 2)') [3, 4, 5, 6, 7, 8, 9]
# expect: ('ValueError', 'too many values to unpack (expected 3)') [4, 5, 6, 7, 8, 9]
# expect: ('ValueError', 'too many values to unpack (expected 2)') [3, 4, 5, 6, 7, 8, 9]
# expect: ('ValueError', 'too many values to unpack (expected 3)') [4, 5, 6, 7, 8, 9]
# expect: ('ValueError', 'too many values to unpack (expected 2)') [(3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, 8), (9, 9)]
# expect: ('ValueError', 'too many values to unpack (expected 3)') [(4, 4), (5, 5), (6, 6), (7, 7), (8, 8), (9, 9)]
# expect: ('ValueError', 'too many values to unpack (expected 2)') [3, 4, 5, 6, 7, 8, 9]
# expect: ('ValueError', 'too many values to unpack (expected 3)') [4, 5, 6, 7, 8, 9]


Own.asked = 0
print(two(Own(1, 2)), three(Own(1, 2, 3)), Own.asked)  # expect: (1, 2) (1, 2, 3) 2


class Raises:
    def __iter__(self):
        yield 1
        raise KeyError("second")


print([attempt(two, Raises()) for _ in range(3)])  # expect: [('KeyError', "'second'"), ('KeyError', "'second'"), ('KeyError', "'second'")]
log = []


class Logs:
    def __iter__(self):
        log.append("begin")
        yield 1
        log.append("one")
        yield 2
        log.append("two")


a, b = Logs()
print(log, a, b)  # expect: ['begin', 'one', 'two'] 1 2
d = dict(a=1, b=2)
it = iter(d)
d["c"] = 3
try:
    x, y = it
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
x, y = zip([1, 2], "ab")
print(x, y)  # expect: (1, 'a') (2, 'b')
