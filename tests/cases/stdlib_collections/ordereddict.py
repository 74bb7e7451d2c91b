# OrderedDict: move_to_end, popitem on both sides, order-sensitive equality.
from collections import OrderedDict

d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
print(d, list(d), d == {"b": 2, "c": 3, "a": 1}, d == OrderedDict([("a", 1), ("b", 2), ("c", 3)]),
      dict(d) == {"a": 1, "b": 2, "c": 3})
# expect: OrderedDict([('b', 2), ('c', 3), ('a', 1)]) ['b', 'c', 'a'] True False True
d.move_to_end("c", last=False)
print(list(d.items()), d.popitem(), d.popitem(last=False), d)
# expect: [('c', 3), ('b', 2), ('a', 1)] ('a', 1) ('c', 3) OrderedDict([('b', 2)])
d["z"] = 26
d["b"] = 20
del d["b"]
d["b"] = 200
print(list(d), list(reversed(d)), d.copy(), OrderedDict(x=1), OrderedDict(), type(d.copy()).__name__)
# expect: ['z', 'b'] ['b', 'z'] OrderedDict([('z', 26), ('b', 200)]) OrderedDict([('x', 1)]) OrderedDict() OrderedDict
print(OrderedDict.fromkeys("ab", 0), d | {"n": 1})
# expect: OrderedDict([('a', 0), ('b', 0)]) OrderedDict([('z', 26), ('b', 200), ('n', 1)])
print(list(reversed(d.items())), d.setdefault("q", 5), d.pop("z"), list(d))
# expect: [('b', 200), ('z', 26)] 5 26 ['b', 'q']
for f in (lambda: d.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: d["nope"], lambda: OrderedDict(5),
          lambda: d.pop("nope")):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
# expect: KeyError 'nope'
# expect: KeyError 'dictionary is empty'
# expect: KeyError 'nope'
# expect: TypeError 'int' object is not iterable
# expect: KeyError 'nope'


class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def __getitem__(self, k):
        v = super().__getitem__(k)
        self.move_to_end(k)
        return v

    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.size:
            self.popitem(last=False)


c = LRU(2)
c["a"], c["b"] = 1, 2
c["a"]
c["c"] = 3
print(list(c), "b" in c, len(c))  # expect: ['a', 'c'] False 2
