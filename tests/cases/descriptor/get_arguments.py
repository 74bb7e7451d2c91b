# What __get__, __set__ and __delete__ receive.
class D:
    def __get__(self, obj, owner=None):
        return ("get", None if obj is None else type(obj).__name__, owner.__name__)

    def __set__(self, obj, value):
        print("set", type(obj).__name__, value)

    def __delete__(self, obj):
        print("delete", type(obj).__name__)


class A:
    x = D()


class B(A):
    pass


print(A().x, A.x, B().x, B.x)  # expect: ('get', 'A', 'A') ('get', None, 'A') ('get', 'B', 'B') ('get', None, 'B')
a = B()
a.x = 5  # expect: set B 5
a.x += (1,)  # expect: set B ('get', 'B', 'B', 1)
del a.x  # expect: delete B
setattr(a, "x", "via setattr")  # expect: set B via setattr
delattr(a, "x")  # expect: delete B
print(getattr(a, "x"), hasattr(a, "x"), a.__dict__)  # expect: ('get', 'B', 'B') True {}
B.x = 1
print(B.x, A.x[0])  # expect: 1 get
print(vars(A)["x"].__get__(a, B), super(B, a).x)  # expect: ('get', 'B', 'B') ('get', 'B', 'B')


class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["y"] = value * 2


class C:
    y = OnlySet()


c = C()
print(type(c.y).__name__)  # expect: OnlySet
c.y = 4
print(c.y)  # expect: 8
try:
    del c.y
except AttributeError as e:
    print(e)  # expect: __delete__
