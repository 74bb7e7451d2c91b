# Ints and floats come to the same instructions in turn, for so long that hot code does both in place.
INF = float("inf")


def combine(xs, ys):
    out = []
    for x, y in zip(xs, ys):
        out.append(x + y)
        out.append(x - y)
        out.append(x * y)
    return out


def accumulate(start, xs):
    total = start
    for x in xs:
        total += x
        total -= 1
        total *= 1
    return total


class Sum:
    def __init__(self):
        self.log = []

    def __iadd__(self, x):
        self.log.append(x)
        return self

    def __isub__(self, x):
        return self

    def __mul__(self, x):
        return self


def order(xs, ys):
    less = less_or_equal = equal = 0
    for x, y in zip(xs, ys):
        if x < y:
            less += 1
        if x <= y:
            less_or_equal += 1
        if x == y:
            equal += 1
        if x != y and x > y:
            less -= 1
        if x >= y:
            less_or_equal -= 1
    return less, less_or_equal, equal


def shortest(n):
    dist = [[INF if (i * j) % 3 else (i * j) % 17 + 1 for j in range(n)] for i in range(n)]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if dist[i][k] + dist[k][j] < dist[i][j]:
                    dist[i][j] = dist[i][k] + dist[k][j]
    return sum(d for row in dist for d in row if d < INF)


def digest(values):
    h = 0
    for v in values:
        h = (h * 31 + (hash(v) if v == v else 7)) % (1 << 61)
    return h


plain = [1, 2.5, -3, 0.0, 7, -0.0, 1.0, 1]
edges = [(1 << 61) - 1, -(1 << 61), 1 << 60, (1 << 53) + 1, float(1 << 53), 2.0 ** 61, -(2.0 ** 61), 2.0 ** 300, 1 << 62, 1 << 100, INF, -INF, 5e-324]
for _ in range(40):
    combine(plain * 50, (plain[3:] + plain[:3]) * 50)
    order(plain * 50, (plain[3:] + plain[:3]) * 50)
    accumulate(0, plain * 50)
    accumulate(0, [1, 2, 3] * 100)
print(combine(plain, plain[1:] + plain[:1]))
for shift in range(len(edges)):
    other = edges[shift:] + edges[:shift]
    print(digest(combine(edges, other)), order(edges, other))
print(order([float("nan")] * 3, [1, 2.0, float("nan")]))
print(order([(1 << 53) + 1, float(1 << 53)], [float(1 << 53), (1 << 53) + 1]))
print(combine([True, 2], [1.5, False]), order([True, 1], [1.0, False]))
print(shortest(24), shortest(9))
for bad in ("s", None, [1]):
    try:
        print(combine([1, bad], [2.5, 1]))
    except TypeError as e:
        print(e)
try:
    print(order([1, "s"], [2.0, 1]))
except TypeError as e:
    print(e)
print(combine(plain, plain)[:9])
print(accumulate(0, plain), accumulate(0.5, plain), accumulate(1 << 61, [1, 1]), accumulate(Sum(), [1, 2.5, "x"]).log)
for start, items in ((0, ["s"]), (1.5, [None]), ("s", [1]), ([], [1])):
    try:
        print(accumulate(start, items))
    except TypeError as e:
        print(e)

# expect: [3.5, -1.5, 2.5, -0.5, 5.5, -7.5, -3.0, -3.0, -0.0, 7.0, -7.0, 0.0, 7.0, 7.0, -0.0, 1.0, -1.0, -0.0, 2.0, 0.0, 1.0, 2, 0, 1]
# expect: 682719651237056289 (0, 0, 13)
# expect: 225029993272924465 (1, 1, 0)
# expect: 1170690131754467796 (-1, -1, 0)
# expect: 1079060734132099423 (3, 3, 0)
# expect: 1457714879696653023 (1, 1, 0)
# expect: 1937178042263632738 (2, 2, 1)
# expect: 149043579753297623 (1, 1, 0)
# expect: 375020120386345597 (-1, -1, 0)
# expect: 2171998744400663326 (-2, -2, 1)
# expect: 1105645060752212653 (-1, -1, 0)
# expect: 1788890812873344484 (-3, -3, 0)
# expect: 241305374165066683 (1, 1, 0)
# expect: 1718086416132985813 (-1, -1, 0)
# expect: (0, 0, 0)
# expect: (0, 0, 0)
# expect: [2.5, -0.5, 1.5, 2, 2, 0] (-1, -1, 1)
# expect: 1091 145
# expect: can only concatenate str (not "int") to str
# expect: unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: can only concatenate list (not "int") to list
# expect: '<' not supported between instances of 'str' and 'int'
# expect: [2, 0, 1, 5.0, 0.0, 6.25, -6, 0, 9]
# expect: 1.5 2.0 2305843009213693952 [1, 2.5, 'x']
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: unsupported operand type(s) for +=: 'float' and 'NoneType'
# expect: can only concatenate str (not "int") to str
# expect: 'int' object is not iterable
