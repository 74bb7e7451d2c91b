# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__, __reversed__.
class Box:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return ("slice", i.start, i.stop) if isinstance(i, slice) else self.items[i]

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)

    def __contains__(self, x):
        return x == "magic"

    def __reversed__(self):
        return iter(["rev"])


b = Box(1, 2, 3)
print(len(b), bool(b), bool(Box()), b[0], b[-1], b[1:], b[::2])
# expect: 3 True False 1 3 ('slice', 1, None) ('slice', None, None)
b[5] = "v"  # expect: set 5 v
b[1:2] = [9]  # expect: set slice(1, 2, None) [9]
b["k", 1] = None  # expect: set ('k', 1) None
del b[0], b[:]
# expect: del 0
# expect: del slice(None, None, None)
print("magic" in b, 1 in b, list(b), list(reversed(b)))  # expect: True False [1, 2, 3] ['rev']
a, *rest = b
print(a, rest, max(b), sum(b), [*b], tuple(b), 7 not in b)  # expect: 1 [2, 3] 3 6 [1, 2, 3] (1, 2, 3) True


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


print(list(Old()), 4 in Old(), 5 in Old(), dict(zip("ab", Old())))  # expect: [0, 1, 4] True False {'a': 0, 'b': 1}
for dunder in (lambda: object()[0], lambda: len(object()), lambda: iter(object()), lambda: 1 in object()):
    try:
        dunder()
    except TypeError as e:
        print(e)
# expect: 'object' object is not subscriptable
# expect: object of type 'object' has no len()
# expect: 'object' object is not iterable
# expect: argument of type 'object' is not iterable
try:
    object()[0] = 1
except TypeError as e:
    print(e)  # expect: 'object' object does not support item assignment
try:
    del object()[0]
except TypeError as e:
    print(e)  # expect: 'object' object does not support item deletion
