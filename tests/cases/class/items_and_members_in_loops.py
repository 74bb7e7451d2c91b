# __getitem__, __setitem__ and __contains__ of the program's classes in hot loops.


class Grid:
    def __init__(self, width):
        self.width = width
        self.cells = {}

    def __getitem__(self, place):
        x, y = place
        if x < 0:
            raise IndexError(f"no column {x}")
        return self.cells.get(y * self.width + x, 0)

    def __setitem__(self, place, value):
        x, y = place
        if value is None:
            raise ValueError("no value")
        self.cells[y * self.width + x] = value

    def __contains__(self, place):
        return place in self.cells


class Sub(Grid):
    extra = 1


class Other:
    def __getitem__(self, i):
        return i if isinstance(i, slice) else i * 2

    def __setitem__(self, i, v):
        self.last = i, v
        return "ignored"

    def __contains__(self, x):
        return [x] if x % 3 else ""


class Base(list):
    def __getitem__(self, i):
        return super().__getitem__(i) + 1

    def __contains__(self, x):
        return False


class Table(dict):
    def __missing__(self, key):
        return key

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


class Refuses:
    __contains__ = None

    def __getitem__(self, i):
        raise IndexError


class Iterated:
    def __iter__(self):
        return iter((1, 2, 3))


class Odd:
    def __bool__(self):
        raise RuntimeError("no truth")


class Strange:
    def __contains__(self, x):
        return Odd() if x == 7 else x


def run(thing, keys, n):
    out = []
    for i in range(n):
        key = keys[i % len(keys)]
        try:
            thing[key] = i
            out.append(thing[key])
            if key in thing:
                out.append("in")
            out.append(key not in thing)
        except (IndexError, ValueError, TypeError, AttributeError) as e:
            out.append((type(e).__name__, str(e)))
    return out[-6:]


print(run(Grid(5), [(1, 2), (3, 4), (-1, 0)], 90))
print(run(Sub(5), [(1, 2), 9], 90))
print(run(Other(), [1, 2, 3], 90))
print(run(Base([1, 2, 3, 4]), [0, 1, 2], 90))
print(run(Table(), ["a", "b"], 90))
print(run(Refuses(), [0], 90))
print(run(Iterated(), [1, 5], 90))


def members(n):
    strange, iterated, refuses = Strange(), Iterated(), Refuses()
    out = []
    for i in range(n):
        try:
            out.append((i % 9 in strange, i % 5 in iterated))
            if i == n - 2:
                out.append(i in refuses)
        except (RuntimeError, TypeError) as e:
            out.append(str(e))
    return out[-20:]


print(members(100))


def mixed(n):
    grid, sub, other = Grid(3), Sub(3), Other()
    total = 0
    out = []
    for i in range(n):
        grid[i % 3, 0] = i
        sub[i % 3, 1] = i
        for thing in (grid, sub, other) if i % 10 == 0 else (grid, sub):
            if thing is other:
                total += thing[i]
            else:
                total += thing[i % 3, 0] + thing[1, 1]
            total += (i in thing)
        if i == n // 2:
            Grid.__getitem__ = lambda self, place: 1000
        if i == n // 2 + 10:
            Sub.__contains__ = lambda self, x: True
        if i == n // 2 + 20:
            sub.__getitem__ = lambda place: 1
            del Grid.__contains__
            Grid.__iter__ = lambda self: iter([i])
        if i % 20 == 0:
            out.append(total)
    return out


print(mixed(120))


# Recursion, and exceptions with their places.
class Nested:
    def __init__(self, depth):
        self.depth = depth
        self.inner = Nested(depth - 1) if depth else None

    def __getitem__(self, i):
        return self.inner[i] + 1 if self.inner else i

    def __contains__(self, x):
        return x in self.inner if self.inner else x == 0


nested = Nested(20)
print(sum(nested[i] for i in range(60)), [i for i in range(60) if i in nested])


class Deep:
    def __getitem__(self, i):
        return self[i + 1]


try:
    Deep()[0]
except RecursionError as e:
    print("RecursionError", e)


def failing(n):
    grid = Grid(2)
    for i in range(n):
        grid[i, 0] = None if i == n - 1 else i


try:
    failing(80)
except ValueError as e:
    t = e.__traceback__
    while t:
        print(t.tb_frame.f_code.co_name, t.tb_lineno - t.tb_frame.f_code.co_firstlineno)
        t = t.tb_next


# Old sequences: iteration by __getitem__.
class Old:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i


print([x for _ in range(20) for x in Old()][-5:], 9 in Old(), 10 in Old())
# expect: [('IndexError', 'no column -1'), 87, True, 88, True, ('IndexError', 'no column -1')]
# expect: [86, True, ('TypeError', 'cannot unpack non-iterable int object'), 88, True, ('TypeError', 'cannot unpack non-iterable int object')]
# expect: [False, 4, 'in', False, 6, True]
# expect: [88, True, 89, True, 90, True]
# expect: [176, 'in', False, 178, 'in', False]
# expect: [('TypeError', "'Refuses' object does not support item assignment"), ('TypeError', "'Refuses' object does not support item assignment"), ('TypeError', "'Refuses' object does not support item assignment"), ('TypeError', "'Refuses' object does not support item assignment"), ('TypeError', "'Refuses' object does not support item assignment"), ('TypeError', "'Refuses' object does not support item assignment")]
# expect: [('TypeError', "'Iterated' object does not support item assignment"), ('TypeError', "'Iterated' object does not support item assignment"), ('TypeError', "'Iterated' object does not support item assignment"), ('TypeError', "'Iterated' object does not support item assignment"), ('TypeError', "'Iterated' object does not support item assignment"), ('TypeError', "'Iterated' object does not support item assignment")]
# expect: [(False, True), (True, True), (True, True), (True, False), (True, False), (True, True), (True, True), 'no truth', (True, False), (False, False), (True, True), (True, True), (True, True), (True, False), (True, False), (True, True), 'no truth', (True, True), "'Refuses' object is not a container", (False, False)]
# expect: [1, 469, 1810, 4030, 84342, 164763]
# expect: 2970 [0]
# expect: RecursionError maximum recursion depth exceeded
# expect: <module> 182
# expect: failing 3
# expect: __setitem__ 3
# expect: [0, 1, 4, 9, 16] True False
