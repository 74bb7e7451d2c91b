# Exceptions from descriptors, and AttributeError falling through to __getattr__.
class D:
    def __get__(self, obj, owner):
        raise AttributeError("from descriptor")


class E:
    def __get__(self, obj, owner):
        raise ValueError("bad get")

    def __set__(self, obj, v):
        raise ValueError("bad set")

    def __delete__(self, obj):
        raise ValueError("bad delete")


class A:
    d = D()
    e = E()


class B(A):
    def __getattr__(self, name):
        return "fallback " + name


a, b = A(), B()
print(hasattr(a, "d"), getattr(a, "d", "default"), b.d)  # expect: False default fallback d
for f in (lambda: a.e, lambda: setattr(a, "e", 1), lambda: delattr(a, "e"), lambda: hasattr(a, "e"), lambda: b.e):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: bad get
# expect: bad set
# expect: bad delete
# expect: bad get
# expect: bad get
try:
    a.d
except AttributeError as e:
    print(e)  # expect: from descriptor


class NoSet:
    @property
    def p(self):
        return 1


try:
    NoSet().p = 2
except AttributeError as e:
    print(e)  # expect: property 'p' of 'NoSet' object has no setter
