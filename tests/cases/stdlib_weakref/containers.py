# Dictionaries and sets that do not keep their values, keys and items alive.
import copy
import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"A({self.n})"


a, b, c = A(1), A(2), A(3)
d = weakref.WeakValueDictionary({"a": a, "b": b})
d["c"] = c
print(sorted(d), list(d.items()), len(d), "a" in d, "x" in d, d["a"], d.get("x", 5), d.setdefault("x", a), d.pop("x"))
items = d.items()
print(next(items))
del b
gc.collect()
print(list(items), list(d.keys()), list(d.values()), len(d), [r() for r in d.valuerefs()])
for wrong in ("b", "x"):
    try:
        d[wrong]
    except KeyError as e:
        print("no", e)
try:
    del d["x"]
except KeyError as e:
    print("no", e)
try:
    d["n"] = 5
except TypeError as e:
    print(e)
e = d.copy()
f = d | {"y": a}
print(dict(e), dict(f), type(f).__name__, d.popitem(), len(d))
del c, f
e.clear()
gc.collect()
print(dict(d), dict(e))

k = weakref.WeakKeyDictionary()
x, y = A(10), A(20)
k[x] = "x"
k[y] = "y"
print(list(k.items()), k[x], x in k, 5 in k, k.get(A(10)), len(k), [r() for r in k.keyrefs()], k.pop(x), k.setdefault(x, 0))
del y
gc.collect()
print(list(k), list(k.values()), len(k), copy.copy(k)[x])
try:
    k[A(5)]
except KeyError:
    print("no such key")
# A value that refers to its key keeps it.
z = A(30)
k[z] = [z]
del z
gc.collect()
print(len(k))

s = weakref.WeakSet([x, a])
t = weakref.WeakSet([a, A(99)])
gc.collect()
print(len(s), len(t), a in s, 5 in s, sorted(i.n for i in s | t), [i.n for i in s & t], [i.n for i in s - t], t <= s, s == t)
s.discard(A(0))
s.remove(x)
try:
    s.remove(x)
except KeyError:
    print("not in it")
s.add(x)
for item in s:
    del item
del x
gc.collect()
print(len(s), s.pop() is a, len(s))
try:
    s.pop()
except KeyError as e:
    print(e)
# expect: ['a', 'b', 'c'] [('a', A(1)), ('b', A(2)), ('c', A(3))] 3 True False A(1) 5 A(1) A(1)
# expect: ('a', A(1))
# expect: [('c', A(3))] ['a', 'c'] [A(1), A(3)] 2 [A(1), A(3)]
# expect: no 'b'
# expect: no 'x'
# expect: no 'x'
# expect: cannot create weak reference to 'int' object
# expect: {'a': A(1), 'c': A(3)} {'a': A(1), 'c': A(3), 'y': A(1)} WeakValueDictionary ('c', A(3)) 1
# expect: {'a': A(1)} {}
# expect: [(A(10), 'x'), (A(20), 'y')] x True False None 2 [A(10), A(20)] x 0
# expect: [A(10)] [0] 1 0
# expect: no such key
# expect: 2
# expect: 2 1 True False [1, 10] [1] [10] True False
# expect: not in it
# expect: 1 True 0
# expect: 'pop from empty WeakSet'
