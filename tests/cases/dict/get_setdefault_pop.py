# get, setdefault, pop, popitem, clear, copy, fromkeys.
d = {"a": 1, "b": 2, "c": 3}
print(d.get("a"), d.get("z"), d.get("z", "dflt"), d.get("a", "dflt"), d)
# expect: 1 None dflt 1 {'a': 1, 'b': 2, 'c': 3}
print(d.setdefault("a", 9), d.setdefault("n"), d.setdefault("m", []), d)
# expect: 1 None [] {'a': 1, 'b': 2, 'c': 3, 'n': None, 'm': []}
d.setdefault("m", []).append(5)
print(d["m"], d.pop("m"), d.pop("zz", "none"), d.pop("a"), d)  # expect: [5] [5] none 1 {'b': 2, 'c': 3, 'n': None}
print(d.popitem(), d.popitem(), d)  # expect: ('n', None) ('c', 3) {'b': 2}
c = d.copy()
c["x"] = 1
print(d, c, c is d)  # expect: {'b': 2} {'b': 2, 'x': 1} False
d.clear()
print(d, dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict.fromkeys((), 5), dict.fromkeys(range(2), "v"))
# expect: {} {'a': None, 'b': None} {1: [], 2: []} {} {0: 'v', 1: 'v'}
f = dict.fromkeys("ab", [])
f["a"].append(1)
print(f)  # expect: {'a': [1], 'b': [1]}
for g in (lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {}.pop(), lambda: d.get(), lambda: d.get([]),
          lambda: d.setdefault([]), lambda: dict.fromkeys(5), lambda: d.pop({}),
          lambda: d.get("a", 1, 2), lambda: d.setdefault(), lambda: d.popitem(1)):
    try:
        g()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 'k'
# expect: TypeError pop expected at least 1 argument, got 0
# expect: TypeError get expected at least 1 argument, got 0
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'int' object is not iterable
# expect: KeyError {}
# expect: TypeError get expected at most 2 arguments, got 3
# expect: TypeError setdefault expected at least 1 argument, got 0
# expect: TypeError dict.popitem() takes no arguments (1 given)
