# The key is called once per item in order; comparisons use only <.
calls = []


def key(v):
    calls.append(v)
    return -v


x = [3, 1, 2]
x.sort(key=key)
print(x, calls)  # expect: [3, 2, 1] [3, 1, 2]


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        ops.append("lt")
        return self.v < o.v

    def __gt__(self, o):
        ops.append("gt")
        return NotImplemented

    def __eq__(self, o):
        ops.append("eq")
        return True


ops = []
ks = [K(i * 7 % 10) for i in range(10)]
ks.sort()
print([k.v for k in ks], set(ops) == {"lt"})  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] True
ks.sort(reverse=True)
print([k.v for k in ks], sorted(ks, key=lambda k: k)[0].v)  # expect: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] 0


def failing(v):
    if v == 2:
        raise ValueError("key failed")
    return v


y = [3, 2, 1]
try:
    y.sort(key=failing)
except ValueError as e:
    print(e, y)  # expect: key failed [3, 2, 1]


class Bad:
    def __lt__(self, o):
        raise KeyError("lt")


try:
    [Bad(), Bad()].sort()
except KeyError as e:
    print(e)  # expect: 'lt'
