# What is the same object stays the same, and other things that a program can see.
# snap: every
import collections


def poll(x):
    return x


shared = []
pair = (shared, shared, "a text that is not a name", 10**30, (1, (2, 3)))
other = pair
number = id(shared)
poll(1)
print(pair[0] is pair[1], other is pair, id(shared) == number, pair[2] is other[2])  # expect: True True True True


def constant():
    return ("a constant that is a tuple", (1, 2))


before = constant()
poll(1)
print(constant() is before, constant()[1] is before[1])  # expect: True True
cycle = [None]
cycle[0] = cycle
cycle.append({"cycle": cycle})
poll(1)
print(cycle[0] is cycle, cycle[1]["cycle"] is cycle, cycle)  # expect: True True [[...], {'cycle': [...]}]
d = {}
for i in range(20):
    d[i] = i
    if i % 3:
        d.pop(i - 1, None)
print(list(d), list(reversed(d)))
# expect: [2, 5, 8, 11, 14, 17, 19] [19, 17, 14, 11, 8, 5, 2]
it = iter(d.items())
print(next(it), poll(next(it)), len(list(it)))  # expect: (2, 2) (5, 5) 5
order = []
for x in {"b": 1, "a": 2, "c": 3}:
    order.append(poll(x))
print(order)  # expect: ['b', 'a', 'c']
try:
    for x in d:
        poll(x)
        d[100] = 1
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
ring = collections.deque([1, 2, 3], maxlen=3)
ring.append(poll(4))
ring.rotate(poll(1))
it = iter(ring)
next(it)
poll(1)
print(list(it), ring, ring.maxlen)  # expect: [2, 3] deque([4, 2, 3], maxlen=3) 3


class Point:
    pass


points = []
for i in range(3):
    p = Point()
    p.x = poll(i)
    if i == 1:
        p.extra = i
        del p.x
    points.append(p)
print([vars(p) for p in points])  # expect: [{'x': 0}, {'extra': 1}, {'x': 2}]
q = Point()
for i in range(70):
    setattr(q, f"a{i}", i)
poll(1)
print(q.a0, q.a69, len(vars(q)))  # expect: 0 69 70
values = [1.5, -0.0, float("inf"), 1e300, 5e-324, -1, 2**61, -(2**61), 2**62, 2**200, True, None, ..., NotImplemented, b"\x00\xff"]
copy = [poll(v) for v in values]
print(copy == values, copy[1], copy[3], copy[4], [type(v).__name__ for v in copy[6:9]])
# expect: True -0.0 1e+300 5e-324 ['int', 'int', 'int']
print([a is b for a, b in zip(values, copy)].count(True), hash("text") == hash("te" + "xt"))  # expect: 15 True
f = poll.__code__
print(f.co_name, poll.__name__, poll.__defaults__, f is poll.__code__)  # expect: poll poll None True
poll.attribute = 5
poll(1)
print(poll.attribute, poll.__dict__)  # expect: 5 {'attribute': 5}
method = shared.append
poll(1)
method(3)
print(shared, method.__self__ is shared)  # expect: [3] True
r = range(0, 10, 3)
s = slice(1, None, 2)
print(list(poll(r)), r[poll(1)], "abcdef"[poll(s)], r == range(0, 12, 3))  # expect: [0, 3, 6, 9] 3 bdf True
