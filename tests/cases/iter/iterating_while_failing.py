# An exception in the middle of an iteration leaves the iterator usable or finished as its kind says.
class Flaky:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            raise ValueError("second")
        if self.n > 4:
            raise StopIteration
        return self.n


f = Flaky()
got = []
while True:
    try:
        for x in f:
            got.append(x)
        break
    except ValueError as e:
        got.append(str(e))
print(got)  # expect: [1, 'second', 3, 4]
m = map(lambda x: 10 // x, [5, 0, 2])
out = []
for _ in range(3):
    try:
        out.append(next(m))
    except ZeroDivisionError:
        out.append("zero")
print(out, list(m))  # expect: [2, 'zero', 5] []
g = (10 // x for x in [5, 0, 2])
print(next(g))  # expect: 2
try:
    next(g)
except ZeroDivisionError:
    print(list(g))  # expect: []
x = []
try:
    x.extend(10 // i for i in [1, 2, 0, 4])
except ZeroDivisionError:
    print(x)  # expect: [10, 5]
it = iter([3, 1, 2])
try:
    sorted(it, key=lambda v: 1 // (v - 1))
except ZeroDivisionError:
    print(list(it))  # expect: []
