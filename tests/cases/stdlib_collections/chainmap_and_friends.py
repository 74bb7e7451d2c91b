# ChainMap, UserDict and UserList.
from collections import ChainMap, UserDict, UserList, UserString

base, over = {"a": 1, "b": 2}, {"b": 20}
m = ChainMap(over, base)
print(m["a"], m["b"], len(m), sorted(m), "c" in m, m.get("zz", "d"), m.maps == [over, base], dict(m) == {"a": 1, "b": 20})
# expect: 1 20 2 ['a', 'b'] False d True True
m["c"] = 3
del m["b"]
print(over, base, m["b"], m.new_child({"a": 0})["a"], m.parents["a"])  # expect: {'c': 3} {'a': 1, 'b': 2} 2 0 1
for f in (lambda: m["zz"], lambda: m.__delitem__("a"), lambda: ChainMap().popitem()):
    try:
        f()
    except KeyError as e:
        print(str(e)[:50])
# expect: 'zz'
# expect: "Key not found in the first mapping: 'a'"
# expect: 'No keys found in the first mapping.'


class Low(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)


u = Low({"A": 1})
u["B"] = 2
u.update(C=3)
print(u, u.data, len(u), "a" in u, u == {"a": 1, "b": 2, "c": 3})
# expect: {'a': 1, 'b': 2, 'c': 3} {'a': 1, 'b': 2, 'c': 3} 3 True True
w = UserList([3, 1])
w.append(2)
print(w, sorted(w), w + [9], w.data, w[0], w == [3, 1, 2], UserString("ab").upper() + "c")
# expect: [3, 1, 2] [1, 2, 3] [3, 1, 2, 9] [3, 1, 2] 3 True ABc
