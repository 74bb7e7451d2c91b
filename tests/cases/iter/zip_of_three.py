# `zip` of none, three and many iterables in hot loops: which is exhausted first, and what the others have given by then.
def rows(*its):
    out = 0
    for row in zip(*its):
        out += len(row) * row[0]
    return out


def three(a, b, c):
    s = 0
    for x, y, z in zip(a, b, c):
        s += x * y + z
    return s


for _ in range(60):
    n = three(range(50), [2] * 40, (3,) * 60), rows(range(20), range(20), range(20)), rows(*[range(5)] * 12), rows()
print(n)
a, b, c = iter(range(5)), iter(range(3)), iter(range(9))
print(list(zip(a, b, c)), list(a), list(b), list(c))


def gen(n):
    for i in range(n):
        yield i


print(list(zip(gen(4), "abc", gen(9))), list(zip(*[iter("abcdefgh")] * 3)), list(zip(*[[1, 2]] * 9)))
try:
    for x in zip("ab", "cd", "e", strict=True):
        print(x)
except ValueError as e:
    print(e)
xs = [1, 2, 3]
for x, y, z in zip(xs, xs, xs):
    if len(xs) < 6:
        xs.append(x + 10)
    print(x, y, z)
# expect: (1680, 570, 120, 0)
# expect: [(0, 0, 0), (1, 1, 1), (2, 2, 2)] [4] [] [3, 4, 5, 6, 7, 8]
# expect: [(0, 'a', 0), (1, 'b', 1), (2, 'c', 2)] [('a', 'b', 'c'), ('d', 'e', 'f')] [(1, 1, 1, 1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 2, 2, 2, 2)]
# expect: ('a', 'c', 'e')
# expect: zip() argument 3 is shorter than arguments 1-2
# expect: 1 1 1
# expect: 2 2 2
# expect: 3 3 3
# expect: 11 11 11
# expect: 12 12 12
# expect: 13 13 13
