# Where a cached property keeps its value: among the instance's own attributes, whatever these look like.
from functools import cached_property


class A:
    def __init__(self, n):
        self.n = n

    @cached_property
    def twice(self):
        return self.n * 2

    @cached_property
    def looks(self):
        # The attributes are looked at while the value is made.
        return sorted(self.__dict__)

    @cached_property
    def sets(self):
        self.other = 1
        self.sets = "in between"
        return "in the end"


def work(objects):
    total = 0
    for _ in range(3):
        for a in objects:
            total += a.twice
    return total


objects = [A(i) for i in range(100)]
print([work(objects) for _ in range(10)][-1], objects[7].__dict__)  # expect: 29700 {'n': 7, 'twice': 14}
a = A(1)
print(a.looks, a.__dict__)  # expect: ['n'] {'n': 1, 'looks': ['n']}
a = A(1)
print(a.sets, a.__dict__)  # expect: in the end {'n': 1, 'other': 1, 'sets': 'in the end'}
for i in range(1000):
    a.n = i
    assert a.twice == 2 * i
    del a.twice
    A.late = i


class L(list):
    @cached_property
    def total(self):
        return sum(self)


x = L([1, 2, 3])
print(x.total, x, x.__dict__)  # expect: 6 [1, 2, 3] {'total': 6}


class S:
    __slots__ = ("value", "__dict__")


class T(S):
    @cached_property
    def value(self):
        return "computed"


class U(S):
    @cached_property
    def extra(self):
        return self.value + 1


t, u = T(), U()
print(t.value, t.__dict__)  # expect: computed {'value': 'computed'}
u.value = 1
print(u.extra, u.__dict__, u.value)  # expect: 2 {'extra': 2} 1


class Own:
    # Where `__dict__` is something else.
    kept = {}

    @property
    def __dict__(self):
        return self.kept

    @cached_property
    def p(self):
        return "p"


o = Own()
print(o.p, Own.kept)  # expect: p {'p': 'p'}
Own.kept["p"] = "q"
print(o.p)  # expect: q


class Hooked:
    def __getattribute__(self, name):
        if name == "__dict__":
            return asked
        return object.__getattribute__(self, name)

    @cached_property
    def p(self):
        return "p"


asked = {}
h = Hooked()
print(h.p, asked)  # expect: p {'p': 'p'}


class Proxy:
    def get(self, name, default):
        return default

    def __setitem__(self, name, value):
        print("set", name, value)


asked = Proxy()
print(h.p)
# expect: set p p
# expect: p


class Setter:
    # The attribute hooks are not asked.
    def __setattr__(self, name, value):
        raise TypeError("fixed")

    @cached_property
    def p(self):
        return "p"


s = Setter()
print(s.p, s.__dict__)  # expect: p {'p': 'p'}


class Meta(type):
    @cached_property
    def of_class(cls):
        return cls.__name__


class C(metaclass=Meta):
    pass


try:
    C.of_class
except TypeError as e:
    print(e)  # expect: The '__dict__' attribute on 'Meta' instance does not support item assignment for caching 'of_class' property.
