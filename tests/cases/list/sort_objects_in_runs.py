# Sorting by a `__lt__` of the program's: runs up and down of all lengths, stable, in both directions.
class C:
    def __init__(self, k, n=0):
        self.k, self.n = k, n

    def __lt__(self, other):
        return self.k < other.k


def check(keys):
    items = [C(k, n) for n, k in enumerate(keys)]
    up = [(c.k, c.n) for c in sorted(items)]
    down = [(c.k, c.n) for c in sorted(items, reverse=True)]
    return up == sorted(up) and down == sorted(up, key=lambda p: (-p[0], p[1])) and len(up) == len(items)


patterns = {
    "up": lambda n: range(n),
    "down": lambda n: range(n, 0, -1),
    "equal": lambda n: [1] * n,
    "cyclic": lambda n: [i % 71 for i in range(n)],
    "saw": lambda n: [(i % 40, -i % 40)[i // 40 % 2] for i in range(n)],
    "random": lambda n: [i * 7919 % 1009 for i in range(n)],
    "steps": lambda n: [i // 10 for i in range(n)],
    "down steps": lambda n: [-(i // 10) for i in range(n)],
    "last": lambda n: [*range(n - 1), -1],
    "short runs": lambda n: [i % 5 for i in range(n)],
}
for name, pattern in patterns.items():
    print(name, all(check(list(pattern(n))) for n in (0, 1, 2, 3, 31, 32, 33, 64, 65, 100, 500)))
# expect: up True
# expect: down True
# expect: equal True
# expect: cyclic True
# expect: saw True
# expect: random True
# expect: steps True
# expect: down steps True
# expect: last True
# expect: short runs True
compared = 0


class Counted(C):
    def __lt__(self, other):
        global compared
        compared += 1
        return self.k < other.k


sorted(Counted(i) for i in range(1000))
print(compared)  # expect: 999
compared = 0
sorted(Counted(-i) for i in range(1000))
print(compared)  # expect: 999
