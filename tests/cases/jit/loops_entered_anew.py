# An inner loop gets hot before the loops around it, so that its code is entered anew from those: with other lists, tuples, ranges
# and iterators than the first time, and with other types.
def dot(rows, columns, n):
    total = 0
    for i in range(len(rows)):
        row = rows[i]
        for j in range(len(columns)):
            column = columns[j]
            for k in range(n):
                total += row[k] * column[k]
    return total


ints = [list(range(i, i + 300)) for i in range(4)]
floats = [[x + 0.5 for x in range(300)] for _ in range(2)]
tuples = [tuple(range(300, 0, -1)), tuple(range(300))]
print(dot(ints, ints, 300))
print(dot(ints + floats, tuples + ints, 300))
print(dot([ints[0], tuples[0], floats[0]] * 3, [floats[1], ints[2], tuples[1]] * 3, 299))
try:
    dot([ints[0]] * 3 + [ints[1][:150]], ints, 300)
except IndexError as e:
    print("IndexError", e)
try:
    dot([ints[0]] * 3 + [{k: k for k in range(300)}, "text"], ints, 300)
except (IndexError, TypeError) as e:
    print(type(e).__name__, e)


# Other steps, and things that are no ranges.
def walk(sources):
    seen = []
    for source in sources:
        s = 0
        for x in source:
            s += x
        seen.append(s)
    return seen


many = [range(1000), range(0, 1000, 3), range(1000, 0, -7), range(5, 6), range(0)]
print(walk(many * 3))
print(walk(many + [[1, 2, 3] * 100, (4, 5) * 100, {7: 8, 9: 10}, iter([1, 2]), (x * x for x in range(50))] + many))


def steps(n):
    out = []
    for step in (1, 2, 3, -1, -4, 5):
        total = 0
        for k in range(0 if step > 0 else n, n if step > 0 else 0, step):
            total += k * step
        out.append(total)
    return out


print(steps(2000), steps(7))


# A list that the inner loop makes longer, and one that it makes shorter.
def grow(rounds, n):
    lengths = []
    for r in range(rounds):
        items = [r]
        for k in range(n):
            if k % 7 == r % 7:
                items.append(items[k % len(items)] + 1)
        lengths.append((len(items), items[-1]))
    return lengths


print(grow(5, 500))


def shrink(rounds, n):
    out = []
    for r in range(rounds):
        items = list(range(n + r))
        total = 0
        k = 0
        while k < len(items):
            total += items[k]
            if k % 5 == 0:
                items.pop()
            k += 1
        out.append((total, len(items)))
    return out


print(shrink(6, 800))


# Variables of the inner loop that come in as other types.
def mixed(starts, n):
    out = []
    for start in starts:
        x = start
        for k in range(n):
            x = x + k
        out.append(x)
    return out


print(mixed([0, 1, 2, 0.5, 1 << 70, True, -3, 2.25, (1 << 61) - 10], 400))


# Broken off and gone on with, three deep.
def search(cube, wanted):
    steps = 0
    for a in range(len(cube)):
        plane = cube[a]
        for b in range(len(plane)):
            line = plane[b]
            for c in range(len(line)):
                steps += 1
                if line[c] == wanted:
                    return (a, b, c), steps
                if line[c] < 0:
                    break
            else:
                steps += 1000
                continue
            steps += 1
    return None, steps


cube = [[[a * 10000 + b * 100 + c for c in range(90)] for b in range(9)] for a in range(9)]
cube[3][4][50] = -1
cube[5][1] = tuple(cube[5][1])
cube[6] = tuple(cube[6])
for wanted in (0, 30589, 80889, 77777777, 5.0):
    print(search(cube, wanted))
# expect: 145444400
# expect: 299164200.0
# expect: 603861072.75
# expect: IndexError list index out of range
# expect: TypeError unsupported operand type(s) for +=: 'int' and 'str'
# expect: [499500, 166833, 71929, 5, 0, 499500, 166833, 71929, 5, 0, 499500, 166833, 71929, 5, 0]
# expect: [499500, 166833, 71929, 5, 0, 600, 900, 16, 3, 40425, 499500, 166833, 71929, 5, 0]
# expect: [1999000, 1998000, 1998999, -2001000, -2004000, 1995000] [21, 24, 27, -28, -40, 25]
# expect: [(73, 12), (73, 13), (73, 18), (72, 22), (72, 29)]
# expect: [(221445, 666), (222111, 667), (222778, 668), (223446, 669), (224115, 670), (224785, 670)]
# expect: [79800, 79801, 79802, 79800.5, 1180591620717411383224, 79801, 79797, 79802.25, 2305843009213773742]
# expect: ((0, 0, 0), 1)
# expect: ((3, 5, 89), 33932)
# expect: ((8, 8, 89), 86252)
# expect: (None, 87252)
# expect: ((0, 0, 5), 6)
