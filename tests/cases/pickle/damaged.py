# Bytes changed anywhere: values or errors, nothing else.
import collections
import pickle
import pirn


class Thing:
    def __init__(self, x):
        self.x = x


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n


loop = [1, 2.5, "three", b"four", None, True]
loop.append(loop)
VALUES = [
    loop, {"a": Thing([1]), "b": {1, 2}, "c": frozenset("x")}, [Thing(i) for i in range(3)], collections.OrderedDict(a=1, b=(2, 3)),
    [10 ** 30, -5, 70000, 1e100], collections.deque([1, [2]], 5), bytearray(b"abc"), ValueError("x"), Thing, range(5),
]
random = Random(7)
n_values = n_errors = 0
kinds = set()
for round in range(3):
    for i, value in enumerate(VALUES):
        for protocol in ((round * 2 + i) % 6,):
            data = bytearray(pickle.dumps(value, protocol))
            for _ in range(1 + random.below(3)):
                at = random.below(len(data))
                what = random.below(4)
                if what == 0:
                    data[at] = random.below(256)
                elif what == 1:
                    del data[at]
                elif what == 2:
                    data[at:at] = bytes([b"(t)]}dlaesubR0123\x85\x86\x87\x81\x94hqc\x93N"[random.below(27)]])
                else:
                    del data[at:at + random.below(9)]
                if not data:
                    break
            try:
                pickle.loads(bytes(data))
                n_values += 1
            except Exception as e:
                n_errors += 1
                kinds.add(type(e).__name__)
print(n_values + n_errors, n_errors > 10)  # expect: 30 True
known = {"UnpicklingError", "EOFError", "TypeError", "ValueError", "AttributeError", "ModuleNotFoundError", "KeyError", "OverflowError",
         "IndexError", "RecursionError", "ImportError", "UnicodeEncodeError", "UnicodeDecodeError", "NameError"}
print(kinds - known)  # expect: set()
# Deep nesting takes no stack.
deep = b"]" * 3000 + b"a" * 2999 + b"."
v = pickle.loads(deep)
n = 0
while v:
    v = v[0]
    n += 1
print(n)  # expect: 2999
