# A builtin that consumes a generator continues in it; what can be seen of either stays the same.
def counted(n, log):
    for i in range(n):
        log.append(i)
        yield i


def consumed(n):
    total = 0
    for i in range(n):
        total += sum(x * i for x in (1, 2, 3))
        total += any(x == i % 4 for x in range(6)) + all(x < i % 9 for x in range(3))
        total += len(tuple(x + i for x in "abc" * 0)) + len(list(x for x in range(i % 5)))
        total += sum(a * b for a, b in zip((1.5, 2.5), [i, 2]))
        total += sum(counted(3, []), )
    return total


for _ in range(3):
    print(consumed(400))
# expect: 603165.0
# expect: 603165.0
# expect: 603165.0


# What any() and all() leave is still there.
def left(n):
    found = []
    for i in range(n):
        log = []
        g = counted(6, log)
        found.append((any(x > i % 5 for x in g), list(g), log))
    return found[-1], found[-2]


print(left(300))
# expect: ((True, [], [0, 1, 2, 3, 4, 5]), (True, [5], [0, 1, 2, 3, 4, 5]))


# Exceptions come out of it, and its own StopIteration does not.
def failing(n):
    kinds = []
    for i in range(n):
        try:
            if i % 3 == 0:
                sum(10 // (x - 2) for x in range(4))
            elif i % 3 == 1:
                list(next(iter(())) for x in range(2))
            else:
                tuple(x + "s" for x in (1, 2))
        except (ZeroDivisionError, RuntimeError, TypeError) as e:
            kinds.append(f"{type(e).__name__} {e}")
    return sorted(set(kinds)), len(kinds)


print(failing(300))
# expect: (['RuntimeError generator raised StopIteration', "TypeError unsupported operand type(s) for +: 'int' and 'str'", 'ZeroDivisionError integer division or modulo by zero'], 300)


# Its arguments may be generators spread by a call.
class Vector:
    def __init__(self, *items):
        self.items = items

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.items, other.items)))

    def scaled(self, by):
        return Vector(*[a * by for a in self.items])

    def __eq__(self, other):
        return all(a == b for a, b in zip(self.items, other.items))


def vectors(n):
    v = Vector(0, 0, 0)
    one = Vector(1, 2, 3)
    for i in range(n):
        v = v + one
        if v == one.scaled(2):
            v = v + Vector(*(x for x in range(3)))
    return v.items, max(*(x for x in v.items)), min(*one.items)


for _ in range(3):
    print(vectors(300))
# expect: ((300, 601, 902), 902, 1)
# expect: ((300, 601, 902), 902, 1)
# expect: ((300, 601, 902), 902, 1)


def named(*args, **kwargs):
    return args, kwargs


def spread(n):
    for i in range(n):
        last = named(*(x * i for x in range(3)), **{"k": i})
    return last


print(spread(200))  # expect: ((0, 199, 398), {'k': 199})


# The names may be bound to something else.
def shadowed(n):
    def sum(items):
        return -len(list(items))

    total = 0
    for i in range(n):
        total += sum(x for x in range(3))
    return total


print(shadowed(200))  # expect: -600


def rebound(n):
    found = []
    for i in range(n):
        if i == n // 2:
            globals()["all"] = lambda items: "mine"
        found.append(all(x for x in (1, 2)))
    del globals()["all"]
    return found[0], found[-1]


print(rebound(400))  # expect: (True, 'mine')
