# Exceptions that pass functions in hot code, and what leaves hot code afterwards for other reasons: a type that was not
# foreseen, a call of what has no native code, a loop that ends with StopIteration.
def lines(e):
    found = []
    tb = e.__traceback__
    while tb is not None:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - first))
        tb = tb.tb_next
    return found
first = 10
def inner(x):
    if x > 5:
        raise ValueError(x)
    return x + 1
def middle(x):
    y = inner(x)
    return y * 2
def outer(x, log):
    log.append(x)
    z = middle(x) + 1
    log.append(z)
    return z
def added(a, b):
    return a + b
def caught(x, a, b):
    log = []
    try:
        r = outer(x, log)
    except ValueError as e:
        r = lines(e)
    s = added(a, b)
    return r, log, s
for i in range(3000):
    caught(i % 9, i, 1)
print(caught(3, 1, 2))
print(caught(8, 1, 2))
print(caught(8, 1.5, 2))
print(caught(8, "a", "b"))
print(caught(3, [1], [2]))
# expect: (9, [3, 9], 3)
# expect: ([('caught', 18), ('outer', 10), ('middle', 6), ('inner', 3)], [8], 3)
# expect: ([('caught', 18), ('outer', 10), ('middle', 6), ('inner', 3)], [8], 3.5)
# expect: ([('caught', 18), ('outer', 10), ('middle', 6), ('inner', 3)], [8], 'ab')
# expect: (9, [3, 9], [1, 2])
class Steps:
    def __init__(self, n, bad):
        self.n = n
        self.bad = bad
    def __iter__(self):
        return self
    def __next__(self):
        self.n -= 1
        if self.n == self.bad:
            raise KeyError(self.n)
        if self.n < 0:
            raise StopIteration
        return self.n
def summed(n, bad, a, b):
    s = 0
    for x in Steps(n, bad):
        s += x
    return added(s, a), added(a, b)
def tried(n, bad, a, b):
    try:
        return summed(n, bad, a, b)
    except KeyError as e:
        return lines(e), added(a, b)
for i in range(400):
    tried(i % 7, i % 11, i, 1)
print(tried(5, 9, 1, 2), tried(5, 2, 1, 2))
print(tried(5, 9, 1.5, 2), tried(5, 2, 1.5, 2), tried(5, 2, "x", "y"))
# expect: (11, 3) ([('tried', 55), ('summed', 50), ('__next__', 44)], 3)
# expect: (11.5, 3.5) ([('tried', 55), ('summed', 50), ('__next__', 44)], 3.5) ([('tried', 55), ('summed', 50), ('__next__', 44)], 'xy')
def chained(x):
    try:
        inner(x)
    except ValueError:
        # Handles one exception while another passes.
        try:
            middle(x + 1)
        except ValueError as e:
            return e.args, e.__context__.args, lines(e)
        finally:
            x = added(x, 1)
    return x
def nested(x):
    try:
        return chained(x)
    finally:
        added(x, x)
for i in range(2000):
    nested(i % 8)
print(nested(2), nested(7), nested(7.5))
# expect: 2 ((8,), (7,), [('chained', 70), ('middle', 6), ('inner', 3)]) ((8.5,), (7.5,), [('chained', 70), ('middle', 6), ('inner', 3)])
def gen(n, bad):
    for i in range(n):
        if i == bad:
            middle(9)
        yield i
def drained(n, bad, a):
    s = 0
    try:
        for x in gen(n, bad):
            s = added(s, x)
    except ValueError as e:
        return lines(e), added(s, a)
    return s, added(s, a)
for i in range(600):
    drained(i % 9, i % 13, 1)
print(drained(5, 9, 1), drained(5, 3, 1), drained(5, 3, 0.5))
# expect: (10, 11) ([('drained', 93), ('gen', 88), ('middle', 6), ('inner', 3)], 4) ([('drained', 93), ('gen', 88), ('middle', 6), ('inner', 3)], 3.5)
