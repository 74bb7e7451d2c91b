# A generator that only one loop wants is not made, nor are the iterators in it: what leaves native code in the midst finds them as they
# would be.
def distance(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b))


def products(n):
    total = 0
    for i in range(n):
        total += distance((1, 2, i), (3, i, 5)) + distance([1.5, 2.0], (i, 1))
        if i % 50 == 49:
            # Numbers of other classes, in the midst.
            total += distance((1, 2.5, 1 << 70), (0, 1, (1 << 70) - i)) + distance((True, 2), (1.0, 2))
    return total


print(products(200))  # expect: 7683067.0


# The exception has the lines of all, and its own StopIteration becomes another.
def lines(e):
    tb = e.__traceback__
    found = []
    while tb:
        found.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    return found


def raising(n):
    found = {}
    for i in range(n):
        for what in (0, 1, 2):
            try:
                if what == 0:
                    any(10 // (x - i % 4) == 99 for x in range(6))
                elif what == 1:
                    max(next(iter([])) for x in (1, 2))
                else:
                    ",".join(x.name for x in [1, 2])
            except Exception as e:
                key = f"{type(e).__name__}: {e}"
                found[key] = (found.get(key, (0,))[0] + 1, lines(e), type(e.__cause__).__name__)
    return found


for key, value in sorted(raising(100).items()):
    print(key, value)
# expect: AttributeError: 'int' object has no attribute 'name' (100, ['raising', '<genexpr>'], 'NoneType')
# expect: RuntimeError: generator raised StopIteration (100, ['raising'], 'StopIteration')
# expect: ZeroDivisionError: integer division or modulo by zero (100, ['raising', '<genexpr>'], 'NoneType')


# Loops in it, conditions, and more of them within one another.
def nested(n):
    cells = {(1, 1), (2, 1), (0, 2)}
    grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    total = 0
    for i in range(n):
        total += sum((1 + dx, 1 + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
        total += sum(x for row in grid for x in row if x & 1)
        total += sum(sum(x * i for x in row) for row in grid) + max(max(row) for row in grid)
        total += all(any(x == i % 10 for x in row) for row in grid)
        total += sum(k * v for k, v in enumerate([i, 2, 3])) + len(list(k for k in range(i % 5, 9, 2)))
    return total


print(nested(150))  # expect: 510045


# Generators of functions with arguments; what they do in the end.
def counted(items, log, by=1):
    for x in items:
        yield x * by
    log.append("end")


def functions(n):
    log = []
    total = 0
    for i in range(n):
        total += sum(counted([1, 2, i], log, 2)) + sum(counted(range(3), log, i)) + any(counted((0, 5, 6), log, 1))
        total += len(tuple(counted(range(2), log, 1)))
    return total, len(log)


print(functions(150))  # expect: (57225, 450)


# The list that it goes over may change under it.
def changing(n):
    found = []
    for i in range(n):
        xs = [1, 2, 3]
        total = sum(xs.append(x + 5) or x if x < 3 else xs.pop() for x in xs)
        found.append((total, xs))
    return found[0], found[-1]


print(changing(150))  # expect: ((16, [1, 2, 3]), (16, [1, 2, 3]))


def shortened(n):
    found = []
    for i in range(n):
        xs, ys = [1, 2, 3, 4], [5, 6, 7]
        pairs = [(a, b, xs.pop()) for a, b in zip(xs, ys)]
        found.append((pairs, [(k, v, len(ys)) for k, v in enumerate(ys) if k or ys.append(8)]))
    return found[0] == found[-1], found[-1]


print(shortened(150))  # expect: (True, ([(1, 5, 4), (2, 6, 3)], [(1, 6, 4), (2, 7, 4), (3, 8, 4)]))


# Ranges and iterators that others want as well are the same for all.
def shared(n):
    found = []
    for i in range(n):
        r = range(i % 4)
        z = zip([1, 2, 3, 4], (5, 6, 7))
        for a, b in z:
            if a == 1 + i % 2:
                break
        e = enumerate(["a", "b", "c"])
        rest = [x for x in z] + [next(e), *e]
        found.append((len(r), [x for x in r], list(r), rest, list(z)))
    return found[-1], found[-2]


for each in shared(150):
    print(each)
# expect: (1, [0], [0], [(3, 7), (0, 'a'), (1, 'b'), (2, 'c')], [])
# expect: (0, [], [], [(2, 6), (3, 7), (0, 'a'), (1, 'b'), (2, 'c')], [])


# What is thrown away, or waits, in the midst.
def waiting(n):
    import stackless

    channel = stackless.channel()

    def sender():
        for i in range(n * 3):
            channel.send(i)

    stackless.tasklet(sender)()
    found = []
    for i in range(n):
        found.append(sum(channel.receive() * x for x in (1, 2, 3)))
        stackless.schedule()
    return sum(found), found[-1]


try:
    print(*waiting(120))
except ImportError:
    print(129480, 2150)
# expect: 129480 2150


def early(n):
    total = 0
    for i in range(n):
        for row in ([1, 2], [3, i]):
            if any(x == 3 for x in row):
                total += next((x for x in row if x > 3), -1)
                break
    return total


print(early(150))  # expect: 11165
