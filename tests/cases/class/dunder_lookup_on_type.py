# Operators look special methods up on the type, not on the instance.
class A:
    def __len__(self):
        return 1


a = A()
a.__len__ = lambda: 99
a.__getitem__ = lambda i: "item"
print(len(a), a.__len__())  # expect: 1 99
try:
    a[0]
except TypeError as e:
    print(e)  # expect: 'A' object is not subscriptable
A.__getitem__ = lambda self, i: ("class item", i)
print(a[0], a.__getitem__(0))  # expect: ('class item', 0) item
A.__len__ = lambda self: 7
print(len(a))  # expect: 7
del A.__getitem__
try:
    a[0]
except TypeError as e:
    print(e)  # expect: 'A' object is not subscriptable


class B(A):
    pass


b = B()
print(len(b))  # expect: 7
B.__len__ = lambda self: 8
print(len(b), len(a))  # expect: 8 7
del B.__len__
print(len(b))  # expect: 7
A.__add__ = lambda self, o: "added late"
print(b + 1)  # expect: added late
B.__repr__ = lambda self: "B!"
print(b, [b], a.__class__.__name__)  # expect: B! [B!] A


class NoHash:
    __hash__ = None
    __iter__ = None


for f in (hash, iter, list):
    try:
        f(NoHash())
    except TypeError as e:
        print(e)
# expect: unhashable type: 'NoHash'
# expect: 'NoHash' object is not iterable
# expect: 'NoHash' object is not iterable
