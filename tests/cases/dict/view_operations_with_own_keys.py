# Set operations of views: whose hash and equality are asked, what changes meanwhile, and what may stand on either side.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        asked.append("h")
        return hash(self.n)

    def __eq__(self, other):
        asked.append("e")
        return self.n == getattr(other, "n", other)

    def __repr__(self):
        return f"K{self.n}"


asked = []
a = {Key(1): "a", Key(2): "b", 3: "c"}
b = {Key(2): "b", Key(4): "d", 3: "c"}
for made in (
    lambda: a.keys() & b.keys(), lambda: a.keys() - b.keys(), lambda: a.keys() | b.keys(), lambda: a.keys() ^ b.keys(),
    lambda: b.keys() & a, lambda: {Key(2)} & a.keys(),
):
    asked.clear()
    print(len(made()), "h" in asked, "e" in asked)
# expect: 2 True True
# expect: 1 True True
# expect: 4 True True
# expect: 2 True True
# expect: 2 True True
# expect: 1 True True


class D(dict):
    def __iter__(self):
        raise RuntimeError("not asked")

    def __contains__(self, key):
        raise RuntimeError("not asked")

    def keys(self):
        return super().keys()


d = D(x=1, y=2)
print(sorted(d.keys() & {"x": 0}.keys()), sorted(d.keys() - {"x"}), sorted({"y", "q"} - d.keys()), sorted(d.keys() | ["z"]))
# expect: ['x'] ['y'] ['q'] ['x', 'y', 'z']
e = {"x": 1, "y": 2, "w": 3}
keys = e.keys()
found = keys & d.keys()
found.add("new")
found.discard("x")
print(sorted(found), sorted(e), sorted(d.items()))  # expect: ['new', 'y'] ['w', 'x', 'y'] [('x', 1), ('y', 2)]
same = keys & keys, keys | keys, keys - keys, keys ^ keys
print([sorted(s) for s in same], e)  # expect: [['w', 'x', 'y'], ['w', 'x', 'y'], [], []] {'x': 1, 'y': 2, 'w': 3}
for s in same:
    s.add(1)
    s.clear()
print(sorted(keys), len(e))  # expect: ['w', 'x', 'y'] 3
empty = {}
print(empty.keys() & keys, empty.keys() | empty.keys(), sorted(keys - empty.keys()), keys & empty.keys())
# expect: set() set() ['w', 'x', 'y'] set()
# Of two equal elements one side's stays.
one = {1: 0, 2.0: 0}.keys()
for other in (
    {1.0, 2}, {1.0, 2, 3}, {1.0}, frozenset((1.0, 2)), frozenset((1.0, 2, 3)), frozenset((1.0,)), [1.0, 2], [1.0, 2, 3], [1.0],
    {1.0: 0, 2: 0}.keys(), {1.0: 0, 2: 0, 3: 0}.keys(), {1.0: 0}.keys(), {1.0: 0, 2: 0, 3: 0},
):
    print(sorted(one & other), sorted(other & one), sorted(one | other), sorted(other | one))
# expect: [1, 2.0] [1, 2.0] [1, 2.0] [1.0, 2]
# expect: [1, 2.0] [1, 2.0] [1, 2.0, 3] [1.0, 2, 3]
# expect: [1.0] [1.0] [1, 2.0] [1.0, 2.0]
# expect: [1.0, 2] [1.0, 2] [1, 2.0] [1.0, 2]
# expect: [1.0, 2] [1.0, 2] [1, 2.0, 3] [1.0, 2, 3]
# expect: [1.0] [1.0] [1, 2.0] [1.0, 2.0]
# expect: [1.0, 2] [1.0, 2] [1, 2.0] [1.0, 2]
# expect: [1.0, 2] [1.0, 2] [1, 2.0, 3] [1.0, 2, 3]
# expect: [1.0] [1.0] [1, 2.0] [1.0, 2.0]
# expect: [1.0, 2] [1, 2.0] [1, 2.0] [1.0, 2]
# expect: [1, 2.0] [1, 2.0] [1, 2.0, 3] [1.0, 2, 3]
# expect: [1.0] [1.0] [1, 2.0] [1.0, 2.0]
# expect: [1.0, 2] [1.0, 2] [1, 2.0, 3] [1.0, 2, 3]
for n in (5, 50, 500):
    p, q = dict.fromkeys(range(n)), dict.fromkeys(range(0, 2 * n, 2))
    for k in range(0, n, 5):
        del p[k]
    expected = [k for k in range(n) if k % 5 and k % 2 == 0]
    assert sorted(p.keys() & q.keys()) == expected == sorted(q.keys() & p.keys())
    assert sorted(p.keys() & set(q)) == expected == sorted(set(q) & p.keys())
    assert p.keys() - q.keys() == {k for k in range(n) if k % 5 and k % 2}
    assert len(p.keys() | q.keys()) == len(p) + len(q) - len(expected)
    assert p.keys() ^ q.keys() == (p.keys() | q.keys()) - (p.keys() & q.keys())
    assert p.items() & q.items() == {(k, None) for k in expected}
for f in (lambda: keys & 5, lambda: 5 | keys, lambda: keys - None, lambda: keys & [[]], lambda: keys ^ {"a": 1}.values(), lambda: e.values() & keys):
    try:
        print(type(f()).__name__)
    except TypeError as error:
        print(error)
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: unhashable type: 'list'
# expect: set
# expect: set
