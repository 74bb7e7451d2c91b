# A list is empty while it is being sorted; changing it then is an error.
x = [3, 1, 2]
seen = []


def key(v):
    seen.append(len(x))
    return v


x.sort(key=key)
print(seen, x)  # expect: [0, 0, 0] [1, 2, 3]
y = [2, 1]


def meddle(v):
    y.append(99)
    return v


try:
    y.sort(key=meddle)
except ValueError as e:
    print(e)  # expect: list modified during sort
print(y)  # expect: [1, 2]
z = [3, 2, 1]
print(sorted(z, key=lambda v: (z.append(0), v)[1]), z)  # expect: [1, 2, 3] [3, 2, 1, 0, 0, 0]


class D:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        w.clear()
        return self.v < o.v


w = [D(2), D(1), D(3)]
w.sort()
print([d.v for d in w])  # expect: [1, 2, 3]
