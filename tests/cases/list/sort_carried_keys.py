# Instances that leave their order to what they carry are sorted by that, among others as well; those that do not are asked.
from collections import namedtuple

P = namedtuple("P", "x y")
points = [P(i * 7 % 5, -i) for i in range(10)]
print(sorted(points) == sorted(points, key=tuple), [p.y for p in sorted(points)])
# expect: True [-5, 0, -8, -3, -6, -1, -9, -4, -7, -2]
print([type(p).__name__ for p in sorted(points + [(2, -7), (0, 1)], reverse=True)])
# expect: ['P', 'P', 'P', 'P', 'P', 'P', 'tuple', 'P', 'P', 'tuple', 'P', 'P']
equal = [P(1, 2), (1, 2), P(1, 2.0), P(True, 2)]
for reverse in False, True:
    print([repr(p) for p in sorted(equal, reverse=reverse)])
# expect: ['P(x=1, y=2)', '(1, 2)', 'P(x=1, y=2.0)', 'P(x=True, y=2)']
# expect: ['P(x=1, y=2)', '(1, 2)', 'P(x=1, y=2.0)', 'P(x=True, y=2)']


class Num(int):
    pass


class Name(str):
    pass


class Row(list):
    pass


class Size(float):
    pass


print([type(x).__name__ for x in sorted([Num(3), 1, Num(2), 2.5])])  # expect: ['int', 'Num', 'float', 'Num']
names = [Name(c) for c in "gattaca"]
names.sort()
print("".join(names), type(names[0]) is Name)  # expect: aaacgtt True
print(sorted([Row([2, 1]), [1, 5], Row([1])]))  # expect: [[1], [1, 5], [2, 1]]
print(sorted([Size("inf"), -1.5, Size(2), Size(-3)]))  # expect: [-3.0, -1.5, 2.0, inf]


class Turned(P):
    def __lt__(self, other):
        return self.y < other[1]


print([p.y for p in sorted([Turned(1, 3), Turned(2, 2), Turned(3, 1)])])  # expect: [1, 2, 3]
print([p[1] for p in sorted([P(1, 3), Turned(2, 2), P(3, 1)])])  # expect: [2, 3, 1]


class Larger(P):
    def __gt__(self, other):
        print("asked")
        return tuple.__gt__(self, other)


print(sorted([Larger(0, 0), P(1, 1)])[0])
# expect: asked
# expect: Larger(x=0, y=0)


class Inner:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n


found = sorted([P(1, Inner(1)), P(1, Inner(3)), P(0, None)])
print([p.y and p.y.n for p in found])  # expect: [None, 3, 1]
try:
    sorted([P(1, "a"), P(1, 2)])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'int' and 'str'
try:
    sorted([P(1, 2), 3])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'int' and 'P'
pairs = [("b", P(2, 1)), ("a", P(1, 2)), ("c", P(1, 1))]
print([name for name, _ in sorted(pairs, key=lambda pair: pair[1])])  # expect: ['c', 'a', 'b']
many = sorted(P(i * 7919 % 1009, i) for i in range(5000))
print(all(a <= b for a, b in zip(many, many[1:])), many[0], many[-1])
# expect: True P(x=0, y=0) P(x=1008, y=4801)
