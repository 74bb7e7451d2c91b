# The right side is evaluated first, then targets from left to right.
log = []


def e(x):
    log.append(x)
    return x


class Box(dict):
    def __setitem__(self, k, v):
        log.append(("set", k, v))
        dict.__setitem__(self, k, v)

    def __getitem__(self, k):
        log.append(("get", k))
        return dict.__getitem__(self, k)


b = Box()
b[e("x")] = b[e("y")] = e(5)
print(log)  # expect: [5, 'x', ('set', 'x', 5), 'y', ('set', 'y', 5)]
log.clear()
b[e("p")], b[e("q")] = e(1), e(2)
print(log)  # expect: [1, 2, 'p', ('set', 'p', 1), 'q', ('set', 'q', 2)]
log.clear()
b[e("x")] += e(10)
print(log)  # expect: ['x', ('get', 'x'), 10, ('set', 'x', 15)]
log.clear()
i = 0
arr = [10, 20, 30]
i, arr[i] = 1, 99
print(i, arr)  # expect: 1 [10, 99, 30]
i, i = 7, 8
print(i)  # expect: 8
