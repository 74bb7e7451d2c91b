# Targets of for loops and comprehensions may be any assignment target.
table = [("a", (1, 2)), ("b", (3, 4))]
for name, (lo, hi) in table:
    print(name, lo, hi)
# expect: a 1 2
# expect: b 3 4
print([f"{n}{hi - lo}" for n, (lo, hi) in table])  # expect: ['a1', 'b1']
print({n: rest for n, *rest in ["abc", "d"]})  # expect: {'a': ['b', 'c'], 'd': []}
print([x + y for (x, y), in [[(1, 2)], [(3, 4)]]])  # expect: [3, 7]
for i, (k, v) in enumerate({"p": 1, "q": 2}.items(), 1):
    print(i, k, v)
# expect: 1 p 1
# expect: 2 q 2
for (a, b), c in zip([(1, 2), (3, 4)], "xy"):
    print(a, b, c)
# expect: 1 2 x
# expect: 3 4 y
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)  # expect: 1 2
except ValueError as e:
    print(e)  # expect: not enough values to unpack (expected 2, got 1)
try:
    for a, b in [1, 2]:
        pass
except TypeError as e:
    print(e)  # expect: cannot unpack non-iterable int object
