# Star unpacking in list, tuple and set displays and double star in dict displays.
a = [1, 2]
b = (3, 4)
print([*a, *b], [0, *a, 9], (*a, *b), (*a,), [*"xy", *range(2)])
# expect: [1, 2, 3, 4] [0, 1, 2, 9] (1, 2, 3, 4) (1, 2) ['x', 'y', 0, 1]
print(sorted({*a, *b, 2}))  # expect: [1, 2, 3, 4]
print([*[]], (*(),), [*{}])  # expect: [] () []
d = {"x": 1, "y": 2}
print({**d, "z": 3}, {"x": 0, **d}, {**d, "x": 9}, {**d, **{"y": 5}})
# expect: {'x': 1, 'y': 2, 'z': 3} {'x': 1, 'y': 2} {'x': 9, 'y': 2} {'x': 1, 'y': 5}
print([*d], [*d.items()])  # expect: ['x', 'y'] [('x', 1), ('y', 2)]
t = *a, *b
print(t)  # expect: (1, 2, 3, 4)
for x in *a, 7:
    print(x)
# expect: 1
# expect: 2
# expect: 7


def ret():
    return *a, 5


print(ret())  # expect: (1, 2, 5)
try:
    [*5]
except TypeError as e:
    print(e)  # expect: Value after * must be an iterable, not int
try:
    {**[1]}
except TypeError as e:
    print(e)  # expect: 'list' object is not a mapping
