# defaultdict: the factory is called for missing keys of [] only.
from collections import defaultdict

d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, dict(d), len(d), d.get("zz"), "zz" in d)
# expect: defaultdict(<class 'list'>, {'a': [1, 2], 'b': []}) {'a': [1, 2], 'b': []} 2 None False
print(d.default_factory is list, d.pop("b"), d)  # expect: True [] defaultdict(<class 'list'>, {'a': [1, 2]})
c = defaultdict(int)
for ch in "mississippi":
    c[ch] += 1
print(dict(c), sorted(c.items(), key=lambda p: -p[1])[0], c["new"], len(c))
# expect: {'m': 1, 'i': 4, 's': 4, 'p': 2} ('i', 4) 0 5
n = defaultdict(lambda: defaultdict(int))
n["x"]["y"] += 5
print({k: dict(v) for k, v in n.items()}, n["q"]["r"])  # expect: {'x': {'y': 5}} 0
e = defaultdict(None, {"k": 1}, m=2)
print(e, e["k"])  # expect: defaultdict(None, {'k': 1, 'm': 2}) 1
try:
    e["missing"]
except KeyError as err:
    print(repr(err))  # expect: KeyError('missing')
try:
    defaultdict(5)
except TypeError as err:
    print(err)  # expect: first argument must be callable or None
count = []
f = defaultdict(lambda: count.append(1) or len(count))
print([f["a"], f["b"], f["a"], f.setdefault("c", "s"), f["c"]], f == {"a": 1, "b": 2, "c": "s"})
# expect: [1, 2, 1, 's', 's'] True
f.default_factory = None
try:
    f["z"]
except KeyError as err:
    print(err)  # expect: 'z'
g = d.copy()
g["a"].append(3)
print(d["a"], type(g).__name__, g.default_factory is list, defaultdict(list) == {},
      type(defaultdict(int) | {1: 2}).__name__)  # expect: [1, 2, 3] defaultdict True True defaultdict


def boom():
    raise ValueError("factory")


try:
    defaultdict(boom)["k"]
except ValueError as err:
    print(err)  # expect: factory


class D(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


print(D()["ab"], D(list).default_factory is list)  # expect: abab True
