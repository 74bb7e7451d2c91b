# A caching non-data descriptor.
class lazy:
    def __init__(self, f):
        self.f = f
        self.name = f.__name__

    def __get__(self, obj, owner):
        if obj is None:
            return self
        value = self.f(obj)
        obj.__dict__[self.name] = value
        return value


class Circle:
    def __init__(self, r):
        self.r = r

    @lazy
    def area(self):
        print("computing")
        return self.r * self.r * 3


c = Circle(2)
print(c.area)
# expect: computing
# expect: 12
print(c.area, c.__dict__)  # expect: 12 {'r': 2, 'area': 12}
del c.area
c.r = 3
print(c.area)
# expect: computing
# expect: 27
print(type(Circle.area).__name__, Circle.area.name)  # expect: lazy area


class classproperty:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner):
        return self.f(owner)


class K:
    n = 0

    @classproperty
    def next_id(cls):
        cls.n += 1
        return cls.__name__, cls.n


print(K.next_id, K().next_id, K.next_id)  # expect: ('K', 1) ('K', 2) ('K', 3)
