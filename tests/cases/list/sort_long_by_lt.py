# Long lists of objects that compare by a method of the program's: in order, stable, and in a time that grows with n log n.


class Item:
    compared = 0

    def __init__(self, key, n):
        self.key = key
        self.n = n

    def __lt__(self, other):
        Item.compared += 1
        return self.key < other.key


def items(n, modulus):
    x = 12345
    out = []
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(Item((x >> 8) % modulus, i))
    return out


def in_order(done, descending):
    for a, b in zip(done, done[1:]):
        if a.key == b.key:
            if a.n > b.n:
                return False
        elif (a.key < b.key) == descending:
            return False
    return True


for n in (0, 1, 2, 31, 32, 33, 64, 65, 200):
    for modulus in (3, 1 << 30):
        for descending in (False, True):
            data = items(n, modulus)
            data.sort(reverse=descending)
            print(n, in_order(data, descending), len({i.n for i in data}) == n)
data = items(1000, 1 << 30)
Item.compared = 0
data.sort()
print(Item.compared < 1000 * 11)
Item.compared = 0
data.sort()
print(Item.compared < 1000 * 2)
print(in_order(sorted(items(100, 10), key=lambda i: i), False))

# expect: 0 True True
# expect: 0 True True
# expect: 0 True True
# expect: 0 True True
# expect: 1 True True
# expect: 1 True True
# expect: 1 True True
# expect: 1 True True
# expect: 2 True True
# expect: 2 True True
# expect: 2 True True
# expect: 2 True True
# expect: 31 True True
# expect: 31 True True
# expect: 31 True True
# expect: 31 True True
# expect: 32 True True
# expect: 32 True True
# expect: 32 True True
# expect: 32 True True
# expect: 33 True True
# expect: 33 True True
# expect: 33 True True
# expect: 33 True True
# expect: 64 True True
# expect: 64 True True
# expect: 64 True True
# expect: 64 True True
# expect: 65 True True
# expect: 65 True True
# expect: 65 True True
# expect: 65 True True
# expect: 200 True True
# expect: 200 True True
# expect: 200 True True
# expect: 200 True True
# expect: True
# expect: True
# expect: True
