# Tracing begins and ends while code runs natively, and traced code goes on natively afterwards.
import sys

counts = {}


def tracer(frame, event, arg):
    counts[event] = counts.get(event, 0) + 1
    return tracer


def work(n):
    total = 0
    for i in range(n):
        total += i & 3
    return total


def begins(n, at):
    total = 0
    for i in range(n):
        if i == at:
            sys.settrace(tracer)
        total += work(3)
        if i == at + 2:
            sys.settrace(None)
    return total


print(begins(300, 250), sorted(counts.items()))
counts.clear()
print(begins(300, 250), sorted(counts.items()))


def generates(n):
    for i in range(n):
        yield i


def consumes(n):
    total = 0
    for x in generates(n):
        if x == n // 2:
            sys.settrace(tracer)
        total += x
    sys.settrace(None)
    return total


counts.clear()
print(consumes(20), sorted(counts.items()))
print(consumes(200), consumes(200))


def recursive(n):
    if n == 0:
        return 0
    return 1 + recursive(n - 1)


counts.clear()
sys.settrace(tracer)
recursive(100)
sys.settrace(None)
print(sorted(counts.items()))


# The trace function itself is hot.
def busy(frame, event, arg):
    for i in range(5):
        work(2)
    return busy


sys.settrace(busy)
print(work(100))
sys.settrace(None)


# An exception through frames that are traced and frames that are not.
def raises(n):
    if n == 0:
        sys.settrace(tracer)
        raise KeyError(n)
    raises(n - 1)


counts.clear()
for i in range(3):
    try:
        raises(5)
    except KeyError:
        sys.settrace(None)
print(sorted(counts.items()))


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return 1


calls = []


def names(frame, event, arg):
    if event == "call":
        calls.append(frame.f_code.co_name)


sys.settrace(names)
d = {Key(1): 1, Key(2): 2}
Key(2) in d
sorted([Key(2), Key(1)], key=lambda k: k.v)
sys.settrace(None)
print(calls)
# expect: 900 [('call', 3), ('line', 27), ('return', 3)]
# expect: 900 [('call', 3), ('line', 27), ('return', 3)]
# expect: 190 [('call', 10), ('line', 19), ('return', 10)]
# expect: 19900 19900
# expect: [('call', 101), ('line', 202), ('return', 101)]
# expect: 150
# expect: []
# expect: ['__init__', '__init__', '__hash__', '__hash__', '__eq__', '__init__', '__hash__', '__eq__', '__eq__', '__init__', '__init__', '<lambda>', '<lambda>']
