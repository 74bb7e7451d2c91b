# Ranges that loops iterate: their arguments, steps and edges, inside hot functions.
def steps(a, b, s):
    out = 0
    for i in range(a, b, 3):
        out = out * 3 + i
    for i in range(b, a, -2):
        out = out * 5 - i
    for i in range(a, b, s):
        out += i
    return out & 0xFFFFFFFFFFFF


total = 0
for n in range(600):
    total += steps(n % 7 - 3, n % 31, n % 4 + 1)
    total ^= steps(n % 31, n % 7 - 3, -(n % 4 + 1))
print(total)


def bounds(n):
    seen = []
    for i in range(n):
        if i == 5:
            break
    else:
        i = -1
    seen.append(i)
    for i in range(0):
        seen.append("never")
    for i in range(n, n):
        seen.append("never")
    for i in range(n, n + 2):
        seen.append(i)
    for i in range(2**61 - 2, 2**61 + n):
        seen.append(i - 2**61)
    for i in range(-2**61 - 1, -2**61 + 1):
        seen.append(i + 2**61)
    return seen


for n in range(500):
    r = bounds(n % 9)
    if n > 490:
        print(r)


def inner(rows, n):
    hits = 0
    for i in range(n):
        for j in range(i, n):
            for k in range(j):
                if k == i:
                    continue
                if rows[k] > n:
                    return hits, i, j, k
                hits += rows[k]
    return hits


rows = list(range(12))
for n in range(300):
    r = inner(rows, n % 12)
print(r)
rows[3] = 99
print(inner(rows, 11))


def odd(n):
    try:
        for i in range(n):
            pass
        return i
    except (TypeError, UnboundLocalError) as e:
        return f"{type(e).__name__}: {e}"


class Index:
    def __index__(self):
        return 4


for n in range(500):
    odd(n % 5 + 1)
for x in (3, 0, True, 2.5, "a", Index(), 2**70 - 2**70 + 2, None):
    print(repr(x) if not isinstance(x, Index) else "Index", odd(x))


def generator(n):
    for i in range(n):
        for j in range(i):
            yield i * 10 + j


print(sum(sum(generator(n % 8)) for n in range(600)))


def shadowed(n, range=range):
    t = 0
    for i in range(n):
        t += i
    return t


print(sum(shadowed(n % 10) for n in range(600)))
print(shadowed(4, range=lambda n: [n, n, n]))


def rebound(n):
    t = 0
    for i in range(n):
        t += i
    return t


print(sum(rebound(n % 10) for n in range(600)))
real = range
range = lambda n: reversed(real(n, n * 3))
print(rebound(5))
del range
print(rebound(5))


def in_try(n):
    t = 0
    for i in range(n):
        try:
            for j in range(n):
                t += 10 // (i - j - 1)
        except ZeroDivisionError:
            t += 1000
    return t


print(sum(in_try(n % 6) for n in range(600)))


def kept(n):
    r = range(n)
    t = 0
    for i in r:
        for j in r:
            t += i - j * 2
    return t, len(r), r


for n in range(500):
    k = kept(n % 6)
print(k)


def overflow(n, big):
    t = 1
    for i in range(n):
        t = t * 3 + big
    return t


print([overflow(n, 2**60) % 1000003 for n in range(60)][-5:])
# expect: 58126408377192446
# expect: [-1, 5, 6, -2, -1, 0, 1, 2, 3, 4, -1, 0]
# expect: [5, 6, 7, -2, -1, 0, 1, 2, 3, 4, 5, -1, 0]
# expect: [5, 7, 8, -2, -1, 0, 1, 2, 3, 4, 5, 6, -1, 0]
# expect: [5, 8, 9, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, -1, 0]
# expect: [-1, 0, 1, -2, -1, -1, 0]
# expect: [-1, 1, 2, -2, -1, 0, -1, 0]
# expect: [-1, 2, 3, -2, -1, 0, 1, -1, 0]
# expect: [-1, 3, 4, -2, -1, 0, 1, 2, -1, 0]
# expect: [-1, 4, 5, -2, -1, 0, 1, 2, 3, -1, 0]
# expect: 1320
# expect: (7, 0, 4, 3)
# expect: 3 2
# expect: 0 UnboundLocalError: cannot access local variable 'i' where it is not associated with a value
# expect: True 0
# expect: 2.5 TypeError: 'float' object cannot be interpreted as an integer
# expect: 'a' TypeError: 'str' object cannot be interpreted as an integer
# expect: Index 3
# expect: 2 1
# expect: None TypeError: 'NoneType' object cannot be interpreted as an integer
# expect: 152250
# expect: 7200
# expect: 12
# expect: 7200
# expect: 95
# expect: 10
# expect: 998800
# expect: (0, 1, range(0, 1))
# expect: [921864, 475003, 134423, 112686, 47475]
