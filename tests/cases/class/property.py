# Properties with getter, setter and deleter.
class T:
    def __init__(self):
        self._c = 0

    @property
    def c(self):
        """Celsius."""
        return self._c

    @c.setter
    def c(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v

    @c.deleter
    def c(self):
        print("reset")
        self._c = 0

    @property
    def f(self):
        return self.c * 9 / 5 + 32

    w = property(lambda self: "w", None, None, "doc of w")


t = T()
t.c = 100
t.c += 1
print(t.c, t.f, t.w, T.c.__doc__, T.w.__doc__)  # expect: 101 213.8 w Celsius. doc of w
del t.c  # expect: reset
print(t.c)  # expect: 0
try:
    t.c = -300
except ValueError as e:
    print(e)  # expect: too cold
for f in (lambda: setattr(t, "f", 1), lambda: delattr(t, "f"), lambda: setattr(t, "w", 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
# expect: property 'f' of 'T' object has no setter
# expect: property 'f' of 'T' object has no deleter
# expect: property 'w' of 'T' object has no setter
t.__dict__["c"] = "shadow"
print(t.c, type(T.c).__name__, T.c.fget(t))  # expect: 0 property 0


class U(T):
    @property
    def c(self):
        return "U" + str(super().c)

    f = T.f.setter(lambda self, v: print("set f", v))


u = U()
print(u.c)  # expect: U0
u.f = 5  # expect: set f 5
