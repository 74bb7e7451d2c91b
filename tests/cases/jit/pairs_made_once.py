# A pair that an iterator has not made is made once, whoever looks at it first.
def same(xs):
    wrong = 0
    for p in enumerate(xs):
        q = p
        if p is not q:
            wrong += 1
        a = []
        a.append(p)
        b = [p]
        if a[0] is not p or b[0] is not p or q is not a[0]:
            wrong += 1
    return wrong


def in_loops(xs):
    wrong = 0
    for p in enumerate(xs):
        found = []
        for _ in range(3):
            found.append(p)
        if found[0] is not found[1] or found[2] is not p:
            wrong += 1
    return wrong


def on_one_way(xs):
    wrong = 0
    for p in zip(xs, xs):
        kept = None
        if p[0] % 3 == 0:
            kept = [p]
        q = p
        if kept is not None and kept[0] is not q:
            wrong += 1
    return wrong


def divided(n):
    wrong = 0
    for i in range(n):
        d = divmod(i, 7)
        e = d
        q, r = d
        if q * 7 + r != i or d is not e or [d][0] is not e:
            wrong += 1
    return wrong


xs = list(range(300))
for f in (same, in_loops, on_one_way):
    print([f(xs) for _ in range(8)])
# expect: [0, 0, 0, 0, 0, 0, 0, 0]
# expect: [0, 0, 0, 0, 0, 0, 0, 0]
# expect: [0, 0, 0, 0, 0, 0, 0, 0]
print([divided(1 << 9) for _ in range(6)])  # expect: [0, 0, 0, 0, 0, 0]
