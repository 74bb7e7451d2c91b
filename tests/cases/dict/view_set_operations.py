# Set operations on key and item views.
a = {"x": 1, "y": 2, "z": 3}
b = {"y": 2, "z": 30, "w": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
# expect: ['y', 'z'] ['w', 'x', 'y', 'z'] ['x'] ['w', 'x']
print(sorted(a.items() & b.items()), sorted(a.items() - b.items()), len(a.items() | b.items()), len(a.items() ^ b.items()))
# expect: [('y', 2)] [('x', 1), ('z', 3)] 5 4
print(sorted(a.keys() & ["x", "q"]), sorted(a.keys() | "pq"), sorted(a.keys() - {"x"}),
      sorted({"x", "n"} & a.keys()), sorted({"x", "n"} - a.keys()))
# expect: ['x'] ['p', 'q', 'x', 'y', 'z'] ['y', 'z'] ['x'] ['n']
print(a.keys() <= b.keys(), {"x": 0}.keys() < a.keys(), a.keys() >= {"x"}, a.keys() > set(), a.keys() == set("xyz"),
      a.keys() != {"x"})  # expect: False True True True True True
print(a.keys().isdisjoint("pq"), a.keys().isdisjoint(b), a.items().isdisjoint([("x", 1)]),
      type(a.keys() & b.keys()).__name__, type({1} | a.keys()).__name__)  # expect: True False False set set
print({k: a[k] for k in sorted(a.keys() & b.keys())}, all(k in a for k in a.keys() - b.keys()),
      sorted(set(a) | set(b)), a.items() >= {("x", 1)})  # expect: {'y': 2, 'z': 3} True ['w', 'x', 'y', 'z'] True
try:
    {"a": []}.items() & {("a", 1)}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
