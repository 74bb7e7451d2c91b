# Items of dicts and sets in code that runs often: the same key, other keys, keys of the program, tables that change.
def point(d):
    d["x"] = d["x"] + 1
    d["y"] += d["x"]
    return d["x"] + d["y"]
records = [{"x": 1, "y": 2}, {"y": 2, "x": 1}, {"z": 0, "x": 5, "y": 6}, {c: 1 for c in "abcdefghijklmxy"}]
for turn in range(500):
    for r in records:
        point(r)
print([point(r) for r in records])
def delete(d):
    del d["x"]
    d["x"] = 1
    del d["y"]
    d["w"] = 3
    d["y"] = 0
for turn in range(300):
    for r in records:
        delete(r)
        point(r)
print(records[0], list(records[3]))
try:
    point({"y": 1})
except KeyError as e:
    print("KeyError", e)
try:
    point({"x": 1})
except KeyError as e:
    print("KeyError", e)
class Key:
    hashed = 0
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        Key.hashed += 1
        return hash("x")
    def __eq__(self, other):
        return other == "x" or isinstance(other, Key) and other.n == self.n
print(point({Key(1): 1, "y": 2}), Key.hashed)
def count(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + 1
    e = {}
    for w in words:
        if w in e:
            e[w] += 1
        else:
            e[w] = 1
    f = {}
    for w in words:
        if w not in f:
            f[w] = 0
        f[w] = f[w] + 1
    s = set()
    for w in words:
        if w not in s:
            s.add(w)
    return d == e == f, d, len(s)
letters = [chr(97 + i * i % 23) * (i % 3) for i in range(60)]
for turn in range(60):
    r = count(letters)
print(r)
print(count([1, True, 1.0, 2, 2.0, "1", None, (1, 2), (1.0, 2), 2 ** 70, 2.0 ** 70])[1:])
print(count([Key(1), Key(2), Key(1), "x", "x"])[2])
try:
    count([[1]])
except TypeError as e:
    print(e)
class Default(dict):
    def __missing__(self, key):
        return key * 2
    def get(self, key, default=None):
        return "mine"
def look(d, k):
    return d[k], d.get(k), d.get(k, 5), k in d
d = {"a": 1}
for turn in range(600):
    look(d, "a")
print(look(d, "a"), look(Default(a=1), "a"), look(Default(a=1), "b"))
def walk(d):
    out = []
    for k in d:
        out.append(k)
    for v in d.values():
        out.append(v)
    for k, v in d.items():
        out.append((k, v))
    for k in d.keys():
        out.append(k)
    for p in d.items():
        out.append(p)
    return out
big = {i: i * i for i in range(12)}
for i in (0, 3, 4, 11):
    del big[i]
for turn in range(100):
    r = walk(big)
print(r[:24], r[-2:])
def change(d, how):
    try:
        for k in d:
            how(d, k)
    except RuntimeError as e:
        print(e)
    try:
        for k, v in d.items():
            how(d, k)
    except RuntimeError as e:
        print(e)
    return d
for turn in range(200):
    change({1: 2, 3: 4}, lambda d, k: None)
print(change({1: 2, 3: 4}, lambda d, k: d.__setitem__(k + 10, 0)))
print(change({1: 2, 3: 4}, lambda d, k: d.pop(k)))
print(change({1: 2, 3: 4}, lambda d, k: d.__setitem__(k, 0)))
def set_change(s):
    try:
        for x in s:
            s.discard(x)
            s.add(x + 1)
            s.add(x + 2)
    except RuntimeError as e:
        print(e)
def set_sum(s):
    t = 0
    for x in s:
        t += x
    return t
for turn in range(300):
    set_sum({1, 2, 3})
    set_sum(frozenset([4]))
print(set_sum({1, 2, 3}), set_sum(frozenset([4])), set_sum(set()))
set_change({1})
# expect: [126756, 126756, 128768, 126755]
# expect: {'w': 3, 'x': 2, 'y': 2} ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'w', 'x', 'y']
# expect: KeyError 'x'
# expect: KeyError 'y'
# expect: 6 1
# expect: (True, {'': 20, 'b': 2, 'ee': 2, 'q': 2, 'cc': 2, 'd': 2, 'ss': 2, 'i': 2, 'gg': 2, 'mm': 2, 'nn': 2, 'jj': 2, 'aa': 1, 'e': 1, 'c': 1, 's': 1, 'g': 2, 'm': 2, 'n': 2, 'j': 2, 'a': 1, 'bb': 1, 'qq': 1, 'dd': 1, 'ii': 2}, 25)
# expect: ({1: 3, 2: 2, '1': 1, None: 1, (1, 2): 2, 1180591620717411303424: 2}, 6)
# expect: 1
# expect: unhashable type: 'list'
# expect: (1, 1, 1, True) (1, 'mine', 'mine', True) ('bb', 'mine', 'mine', False)
# expect: [1, 2, 5, 6, 7, 8, 9, 10, 1, 4, 25, 36, 49, 64, 81, 100, (1, 1), (2, 4), (5, 25), (6, 36), (7, 49), (8, 64), (9, 81), (10, 100)] [(9, 81), (10, 100)]
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: {1: 2, 3: 4, 11: 0, 13: 0}
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: {}
# expect: {1: 0, 3: 0}
# expect: 6 4 0
# expect: Set changed size during iteration
