# The property type itself: getter, setter, deleter, doc, subclassing.
p = property(lambda self: self._x)
print(p.fget is not None, p.fset, p.fdel, p.__doc__)  # expect: True None None None


class C:
    _x = 1
    x = p
    y = p.setter(lambda self, v: setattr(self, "_x", v * 10))


c = C()
c.y = 5
print(c.x, c.y, C.x is p, C.y is p)  # expect: 50 50 True False
try:
    c.x = 1
except AttributeError as e:
    print(e)  # expect: property 'x' of 'C' object has no setter


class cached(property):
    def __get__(self, obj, owner=None):
        return ("cached", super().__get__(obj, owner))


class D:
    @cached
    def v(self):
        return 7


print(D().v)  # expect: ('cached', 7)
q = property()
try:
    type("Q", (), {"q": q})().q
except AttributeError as e:
    print(e)  # expect: property 'q' of 'Q' object has no getter
try:
    q.fget = 1
except AttributeError as e:
    print(e)  # expect: readonly attribute


class E:
    @property
    def a(self):
        "doc a"
        return 1

    @a.getter
    def a(self):
        return 2


print(E().a, E.a.__doc__, isinstance(E.a, property))  # expect: 2 None True
