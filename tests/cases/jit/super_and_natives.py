# What `super()` finds that is no function of the program: natives that are methods get the object, others do not.
import math


class Base(list):
    measure = len
    root = math.sqrt
    shown = str.upper
    made = dict
    kept = staticmethod(max)

    def __new__(cls, *args):
        return super().__new__(cls)


class Derived(Base):
    def measure(self, v):
        return super().measure(v)

    def root(self, x):
        return super().root(x)

    def made(self, **names):
        return super().made(**names)

    def kept(self, a, b):
        return super().kept(a, b)

    def append(self, item):
        super().append(item)
        super().append(item)

    def shown(self):
        try:
            return super().shown()
        except TypeError as e:
            return str(e)


def use(n):
    d = Derived()
    total = 0
    for i in range(n):
        total += d.measure((1, 2, i)) + d.root(i * i) + d.kept(i, 3) + len(d.made(a=i))
        if i % 50 == 0:
            d.append(i)
    return total, len(d), d[-1], d.shown()


print(use(2000))
print(use(20))

# expect: (4006006.0, 80, 1950, "descriptor 'upper' for 'str' objects doesn't apply to a 'Derived' object")
# expect: (466.0, 2, 0, "descriptor 'upper' for 'str' objects doesn't apply to a 'Derived' object")
