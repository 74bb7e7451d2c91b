# Bools among the operands of arithmetic, in loops: ints where an int comes out, bools where both are bools.
def counts(items):
    total = 0
    for x in items:
        total += x > 3
        total += x == 5
        total -= x < 1
    return total


print(counts(range(60)), counts([5] * 50), counts([]))


def mixed(flags, numbers):
    out = []
    for f, n in zip(flags, numbers):
        out.append((f + n, n + f, f - n, n * f, f * n, f & n, n | f, f ^ n))
    return out


flags = [True, False, 1, 0, True] * 12
numbers = [7, -3, True, False, 2**61] * 12
print(mixed(flags, numbers)[-5:])
print(len(mixed(flags, numbers)), mixed([True] * 40, [2**62 - 1] * 40)[-1])


def logic(n):
    ok = True
    any_odd = False
    parity = False
    for i in range(n):
        ok &= i >= 0
        any_odd |= i % 2 == 1
        parity ^= i % 3 == 0
    return ok, any_odd, parity, type(ok), type(any_odd), type(parity)


print(logic(50), logic(1), logic(0))


def kinds(values):
    out = []
    for a in values:
        for b in values:
            r = a & b
            out.append((type(r).__name__, r))
    return out


for _ in range(15):
    last = kinds([True, False, 1, 2])
print(last)


def division(flags):
    out = []
    for f in flags:
        try:
            out.append((7 // f, 7 % f, f / 2, f << 3, f >> 1, -f, ~f, f**2))
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


print(division([True, False] * 20)[-2:])


def floats(flags):
    total = 0.5
    for f in flags:
        total += f
        total = total * 2 - f
    return total


print(floats([True, False] * 5), floats([1.5, True] * 5), floats([True, 2] * 8))


def compare(flags, n):
    out = 0
    for f in flags:
        if f == n:
            out += 1
        if f < n:
            out += 10
        if f != True:
            out += 100
        if f is True:
            out += 1000
    return out


print(compare([True, False, 1, 0] * 15, 1), compare([True] * 30, 2.0), compare([False] * 30, "x" if 0 else 0))
print(sum([True, False, True] * 20), sum([True] * 3, 0.5), sum([True, 2**61, True]))


def index(flags, pair):
    return "".join(pair[f] for f in flags)


print(index([True, False] * 20, "nj"), index([True, False] * 20, ["-", "+"]))


# Where the other operand is neither, it has the say, and messages name bools.
class Adds:
    def __radd__(self, other):
        return type(other).__name__

    __rmul__ = __rand__ = __radd__


def among_others(items, n):
    out = []
    flag = False
    for i in range(n):
        flag = i > 3
        for item in items[i * 4 // n]:
            try:
                out.append((item + True, flag * item, True - item, item & True, flag + item))
            except TypeError as e:
                out.append(str(e))
    return out[:2] + out[-8:]


for row in among_others(([1, 2], [1, 2.5], [3, Adds()], ["a", 2, None, [1]]), 240):
    print(row)
# expect: 56 100 0
# expect: [(8, 8, -6, 7, 7, 1, 7, 6), (-3, -3, 3, 0, 0, 0, -3, -3), (2, 2, 0, 1, 1, 1, 1, 0), (0, 0, 0, 0, 0, 0, 0, 0), (2305843009213693953, 2305843009213693953, -2305843009213693951, 2305843009213693952, 2305843009213693952, 0, 2305843009213693953, 2305843009213693953)]
# expect: 60 (4611686018427387904, 4611686018427387904, -4611686018427387902, 4611686018427387903, 4611686018427387903, 1, 4611686018427387903, 4611686018427387902)
# expect: (True, True, True, <class 'bool'>, <class 'bool'>, <class 'bool'>) (True, False, True, <class 'bool'>, <class 'bool'>, <class 'bool'>) (True, False, False, <class 'bool'>, <class 'bool'>, <class 'bool'>)
# expect: [('bool', True), ('bool', False), ('int', 1), ('int', 0), ('bool', False), ('bool', False), ('int', 0), ('int', 0), ('int', 1), ('int', 0), ('int', 1), ('int', 0), ('int', 0), ('int', 0), ('int', 0), ('int', 2)]
# expect: [(7, 0, 0.5, 8, 0, -1, -2, 1), 'integer division or modulo by zero']
# expect: 1194.0 1876.0 120148.0
# expect: 18330 30300 3030
# expect: 40 3.5 2305843009213693954
# expect: jnjnjnjnjnjnjnjnjnjnjnjnjnjnjnjnjnjnjnjn +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-
# expect: (2, 0, 0, 1, 1)
# expect: (3, 0, -1, 0, 2)
# expect: can only concatenate str (not "bool") to str
# expect: (3, 2, -1, 0, 3)
# expect: unsupported operand type(s) for +: 'NoneType' and 'bool'
# expect: can only concatenate list (not "bool") to list
# expect: can only concatenate str (not "bool") to str
# expect: (3, 2, -1, 0, 3)
# expect: unsupported operand type(s) for +: 'NoneType' and 'bool'
# expect: can only concatenate list (not "bool") to list
