# Counter: counting, most_common, missing keys, update, subtract.
from collections import Counter

c = Counter("abracadabra")
print(c, c["a"], c["zz"], "zz" in c, len(c), sum(c.values()), c.total(), c.most_common(2), c.most_common()[-1])
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 False 5 11 11 [('a', 5), ('b', 2)] ('d', 1)
print(Counter(a=2, b=1), Counter({"x": 3}), Counter([1, 1, 2]), Counter(), Counter("aab", a=5))
# expect: Counter({'a': 2, 'b': 1}) Counter({'x': 3}) Counter({1: 2, 2: 1}) Counter() Counter({'a': 7, 'b': 1})
c.update("aaa")
c.update({"b": 10, "new": 1})
c.subtract("rr")
c.subtract(Counter(c=5))
print(c, "".join(sorted(e for e in c.elements() if len(e) == 1)))
# expect: Counter({'b': 12, 'a': 8, 'd': 1, 'new': 1, 'r': 0, 'c': -4}) aaaaaaaabbbbbbbbbbbbd
del c["a"]
del c["never there"]
c["d"] = 0
print(c, c.copy() == c)  # expect: Counter({'b': 12, 'new': 1, 'r': 0, 'd': 0, 'c': -4}) True
print(list(c), +c, -c)  # expect: ['b', 'r', 'c', 'd', 'new'] Counter({'b': 12, 'new': 1}) Counter({'c': 4})
print(Counter("ab") == Counter("ba"), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {"a": 1},
      Counter(a=1) <= Counter(a=2), Counter(a=3) < Counter(a=2))  # expect: True True True True False
print(Counter(["x", "y", "x"]).most_common(), Counter("hello").most_common(1),
      Counter({3: 1, 1: 1, 2: 1}).most_common(2), dict(Counter("aab")), Counter(None))
# expect: [('x', 2), ('y', 1)] [('l', 2)] [(3, 1), (1, 1)] {'a': 2, 'b': 1} Counter()
for f in (lambda: Counter(5), lambda: Counter.fromkeys("ab"), lambda: Counter([[1]]), lambda: Counter("a", "b")):
    try:
        print(f())
    except (TypeError, NotImplementedError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'int' object is not iterable
# expect: NotImplementedError Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
# expect: TypeError unhashable type: 'list'
# expect: TypeError Counter.__init__() takes from 1 to 2 positional arguments but 3 were given
