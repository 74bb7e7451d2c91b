import math
def best(xs):
    b = math.inf
    w = -math.inf
    n = 0
    for x in xs:
        if x < b:
            b = x
        if x > w:
            w = x
        if x != x:
            n += 1
    return b, w, n
xs = [float(i % 37) * 1e-3 for i in range(300)]
ys = xs + [math.nan, 1e300, -1e300, 1e-300, math.inf]
for i in range(200):
    r = best(xs)
    q = best(ys)
print(r, q)
def acc(n):
    t = 1.0
    for i in range(n):
        t = t * 1e10
        if t > 1e90:
            t = t / 1e100
    return t
print(acc(1000), acc(999), acc(100000))
# expect: (0.0, 0.036000000000000004, 0) (-1e+300, inf, 1)
# expect: 1.0 1e-10 1.0
