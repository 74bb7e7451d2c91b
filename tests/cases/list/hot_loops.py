# Indexing, appending and item assignment in hot loops, with ints, floats and a late change of kind.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i, f in enumerate(flags) if f]


p = sieve(2000)
print(len(p), p[-1], sum(p))  # expect: 303 1999 277050


def matmul(a, b):
    n = len(a)
    r = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0
            for k in range(n):
                s += a[i][k] * b[k][j]
            r[i][j] = s
    return r


m = [[(i * j) % 7 + 1 for j in range(12)] for i in range(12)]
print(matmul(m, m)[5][:4], sum(map(sum, matmul(m, m))))  # expect: [48, 187, 172, 227] 21975
x = list(range(3000))
for i in range(len(x)):
    if i == 2000:
        x[i] = "text"
    else:
        x[i] = x[i] * 2 if i % 2 else x[i] / 2
print(x[1998:2003], x[-1])  # expect: [999.0, 3998, 'text', 4002, 1001.0] 5998
y = []
for i in range(3000):
    y.append(i if i < 2990 else float(i))
    if i % 3 == 0:
        y.pop()
print(len(y), y[-2:], y[0], sum(y))  # expect: 2000 [2998.0, 2999.0] 1 3000000.0


def out_of_range(xs):
    t = 0
    try:
        for i in range(len(xs) + 1):
            t += xs[i]
    except IndexError as e:
        return t, str(e)


print(out_of_range(list(range(2000))))  # expect: (1999000, 'list index out of range')
