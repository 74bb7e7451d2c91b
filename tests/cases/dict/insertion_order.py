# Order survives overwriting, is renewed by deleting, and popitem is last-in first-out.
d = {}
for k in ("z", "a", "m", 1, (2,), None):
    d[k] = len(d)
print(list(d))  # expect: ['z', 'a', 'm', 1, (2,), None]
d["a"] = "overwritten"
del d["z"]
d["z"] = "moved"
print(d)  # expect: {'a': 'overwritten', 'm': 2, 1: 3, (2,): 4, None: 5, 'z': 'moved'}
d.pop("m")
d["m"] = 5
d.update(a=1, new=2)
print(list(d.items()))  # expect: [('a', 1), (1, 3), ((2,), 4), (None, 5), ('z', 'moved'), ('m', 5), ('new', 2)]
while len(d) > 4:
    print(d.popitem())
# expect: ('new', 2)
# expect: ('m', 5)
# expect: ('z', 'moved')
big = {i: i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
for i in range(0, 100, 2):
    big[i] = -i
print(list(big)[:3], list(big)[-3:], len(big), sum(big.values()))  # expect: [1, 3, 5] [94, 96, 98] 550 247550
for i in range(400):
    big[i + 5000] = big.pop(next(iter(big)))
print(len(big), list(big.items())[0], list(big.items())[-1])  # expect: 550 (801, 801) (5399, 799)
print(list(dict(reversed(list({"p": 1, "q": 2}.items())))), list({"a": 1} | {"b": 2, "a": 3}),
      list({**{"x": 1, "y": 2}, "x": 3}))  # expect: ['q', 'p'] ['a', 'b'] ['x', 'y']
print(list(reversed({"a": 1, "b": 2})), next(iter({"first": 1, "second": 2})), [*{"u": 0, "v": 0}],
      dict(sorted({"b": 1, "a": 2}.items())))  # expect: ['b', 'a'] first ['u', 'v'] {'a': 2, 'b': 1}
