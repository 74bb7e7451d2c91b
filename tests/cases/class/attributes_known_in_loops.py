"""Attributes that hot code has just read or written: through other names of the object, and with everything between that may change them."""


class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Q(P):
    @property
    def both(self):
        self.x += 1
        return self.x + self.y

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


def aliases(a, b, n):
    total = 0
    for i in range(n):
        a.x = i
        b.x = i + 1
        total += a.x * 10 + b.x
        b.y = a.x
        a.y = b.y + 1
        total += b.y
    return total


def by_dict(p, n):
    total = 0
    for i in range(n):
        p.x = i
        if i % 7 == 0:
            p.__dict__["x"] = -i
        total += p.x
    return total


def by_calls(p, n):
    def change(p, i):
        if i % 5 == 0:
            p.x = "s"
        elif i % 5 == 1:
            p.x = 1.5
    total = ""
    for i in range(n):
        p.x = i
        change(p, i)
        y = p.x
        if i > n - 12:
            total += f"{y} "
    return total


def by_property(q, n):
    total = 0
    for i in range(n):
        q.x = i
        q.y = 1
        total += q.both
        total += q.x
    return total


def deleted(p, n):
    missing = 0
    for i in range(n):
        p.x = i
        if i % 50 == 3:
            del p.x
        try:
            missing += p.x < 0
        except AttributeError as e:
            missing += len(str(e))
            p.x = 0
    return missing


def grows(p, n):
    seen = 0
    for i in range(n):
        if i == n - 100:
            p.extra = 5
        if i == n - 50:
            del p.extra
        seen += p.x + len(vars(p))
    return seen


def changes_class(p, n):
    kinds = {}
    for i in range(n):
        if i % 300 == 299:
            p.__class__ = Q if type(p) is P else P
        p.x = 1
        kinds[type(p).__name__] = kinds.get(type(p).__name__, 0) + p.x
    return sorted(kinds.items())


def joined(p, q, n):
    total = 0
    for i in range(n):
        p.x = i
        if i % 3:
            p.x = i + 0.5
        elif i % 2:
            q.x = 100
        total += p.x + q.x
    return total


def big(p, n):
    p.x = (1 << 59) - n // 2
    for i in range(n):
        p.x = p.x + 1
        p.y = p.x & 255
        p.x = p.x if p.y >= 0 else 0
    return p.x, p.y


def thrown(p, n):
    caught = 0
    for i in range(n):
        p.x = i
        try:
            p.y = i // (i % 4)
            p.x = -1
        except ZeroDivisionError:
            caught += p.x
        caught += p.x + p.y
    return caught


def nested(rows, n):
    total = 0
    for r in rows:
        for i in range(n):
            r.x = i
            other = rows[i % len(rows)]
            other.x += 1
            total += r.x
            for j in range(3):
                r.y = j
                other.y = 5
                total += r.y
    return total


n = 3000
p, q = P(1, 2), Q(3, 4)
print(aliases(p, P(0, 0), n), aliases(p, p, n), aliases(q, p, n))
print(by_dict(p, n), by_dict(q, n))
print(by_calls(P(0, 0), n))
print(by_property(q, n))
print(deleted(P(0, 0), n))
print(grows(P(1, 1), n), grows(Q(1, 1), n))
print(changes_class(P(1, 1), n))
print(joined(P(0, 0), P(1, 1), n), joined(p, p, n))
print(big(P(0, 0), n))
print(thrown(P(0, 0), n))
print(nested([P(0, 0), Q(0, 0), P(1, 1)], n // 10))

# expect: 53985000 54021000 53985000
# expect: 3213216 3213216
# expect: 2989 s 1.5 2992 2993 2994 s 1.5 2997 2998 2999 
# expect: 9006000
# expect: 1860
# expect: 9050 9050
# expect: [('P', 1500), ('Q', 1500)]
# expect: 4799203.0 7599000.0
# expect: (576460752303424988, 220)
# expect: 4680501
# expect: 141150
