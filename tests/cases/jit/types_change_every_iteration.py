# No type is stable: what is added, compared, indexed and called is something else in every iteration.
class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return V(self.x + 1) if self.x < 3 else self.x

    def __radd__(self, other):
        return ("radd", other)

    def __lt__(self, other):
        return NotImplemented

    def __getitem__(self, i):
        return i

    def __repr__(self):
        return f"V({self.x})"


VALUES = [1, 2.5, "s", [1], (2,), None, True, 2**70, V(1), {0: "zero"}, -0.0, float("nan"), b"b"]


def step(x, y):
    try:
        return x + y
    except TypeError as e:
        return str(e)


def less(x, y):
    try:
        return x < y
    except TypeError:
        return "no"


def first(x):
    try:
        return x[0]
    except (TypeError, IndexError, KeyError) as e:
        return type(e).__name__


def run(n):
    digest = 0
    last = []
    for i in range(n):
        x = VALUES[i % 13]
        y = VALUES[i * 7 % 11]
        line = f"{step(x, y)} {less(x, y)} {first(x)} {x == y} {not x}"
        for c in line:
            digest = (digest * 31 + ord(c)) % 1000000007
        if i > n - 12:
            last.append(line)
    return digest, last


d, last = run(1500)
print(d)
for line in last:
    print(line)
# expect: 502868795
# expect: 1180591620717411303425 False TypeError False False
# expect: V(2) no 0 False False
# expect: unsupported operand type(s) for +: 'dict' and 'dict' no zero True False
# expect: unsupported operand type(s) for +: 'float' and 'NoneType' no TypeError False True
# expect: nan False TypeError False False
# expect: ('radd', b'b') no 98 False False
# expect: unsupported operand type(s) for +: 'int' and 'tuple' no TypeError False False
# expect: 3.5 False TypeError False False
# expect: can only concatenate str (not "int") to str no s False False
# expect: [1, 1] False 1 True False
# expect: can only concatenate tuple (not "float") to tuple no 2 False False
