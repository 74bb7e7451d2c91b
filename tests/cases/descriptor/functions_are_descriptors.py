# Functions bind through __get__; other callables do not.
class C:
    def f(self, x):
        return type(self).__name__, x

    b = len
    k = int
    lam = lambda self: "lam"

    class Callable:
        def __call__(self, *a):
            return a

    obj = Callable()


c = C()
print(c.f(1), C.f(c, 2), C.__dict__["f"].__get__(c)(3), C.f.__get__(c, C)(4))
# expect: ('C', 1) ('C', 2) ('C', 3) ('C', 4)
print(c.b("abc"), c.k("12"), c.lam(), c.obj(1), C.obj(2))  # expect: 3 12 lam (1,) (2,)
c.inst = lambda x: ("not bound", x)
print(c.inst(5))  # expect: ('not bound', 5)
bound = c.f
print(bound(6), bound.__self__ is c)  # expect: ('C', 6) True
f = lambda self, y: (self, y)
print(f.__get__(10)(20), f.__get__("s", str)("t"))  # expect: (10, 20) ('s', 't')
print(str.upper.__get__("abc")(), int.__add__.__get__(5)(6))  # expect: ABC 11


class D:
    f = C.__dict__["f"]
    g = c.f


print(D().f(7), D().g(8))  # expect: ('D', 7) ('C', 8)
