# Class attributes that are set again and again, got and set through classes and instances; what becomes a descriptor, moves
# to another class, or is deleted in between.


class Base:
    count = 0
    label = "base"


class Child(Base):
    pass


class Other(Base):
    count = 100


def tally(cls, n):
    for i in range(n):
        cls.count += 1
    return cls.count


def read(objects, n):
    total = 0
    for i in range(n):
        for o in objects:
            total += o.count
    return total


for cls in (Base, Child, Other, Base):
    print(cls.__name__, tally(cls, 40), [c.__dict__.get("count") for c in (Base, Child, Other)])
objects = [Base(), Child(), Other()]
print(read(objects, 20))
Base.count = 7
print(read(objects, 20), read([Base, Child, Other], 20))
del Child.count
print(Child.count, objects[1].count, read(objects, 20))
Child.count = 9
print(read(objects, 20), read([Child], 5))
objects[0].count = -1
print(read(objects, 20), Base.count)


def change(cls, values):
    seen = []
    for v in values:
        cls.label = v
        seen.append(cls.label if not callable(cls.label) else cls.label(cls()))
        seen.append(cls().label if not callable(cls().label) else cls().label())
    return seen


print(change(Base, ["a", "b", 3, None, [1], lambda self: "called", "c", 2.5]))
Base.label = property(lambda self: "computed")
print(Base().label, Child().label, type(Base.label).__name__)
Base.label = "plain again"
print(Base().label, Child.label)
print(change(Base, [property(lambda self: "p") if i == 2 else i for i in range(2)]))
try:
    int.count = 1
except TypeError as e:
    print(e)


class Meta(type):
    @property
    def count(cls):
        return "of the metaclass"


class WithMeta(metaclass=Meta):
    pass


def get(cls, n):
    return [cls.count for _ in range(n)][-1]


print(get(WithMeta, 30), get(Base, 30))


class Registry:
    last = None
    made = 0

    def __init__(self, name):
        self.name = name
        self.number = Registry.made
        Registry.made += 1
        Registry.last = self


for i in range(60):
    Registry(f"r{i}")
print(Registry.made, Registry.last.name, Registry.last.number, Registry("z").made)


class Hooked:
    total = 0

    def __getattr__(self, name):
        return f"hook {name}"


def hooked(h, n):
    for i in range(n):
        Hooked.total += i
        last = h.total, h.missing
    return last


print(hooked(Hooked(), 50))
# expect: Base 40 [40, None, 100]
# expect: Child 80 [40, 80, 100]
# expect: Other 140 [40, 80, 140]
# expect: Base 80 [80, 80, 140]
# expect: 6000
# expect: 4540 4540
# expect: 7 7 3080
# expect: 3120 45
# expect: 2960 7
# expect: ['a', 'a', 'b', 'b', 3, 3, None, None, [1], [1], 'called', 'called', 'c', 'c', 2.5, 2.5]
# expect: computed computed property
# expect: plain again plain again
# expect: [0, 0, 1, 1]
# expect: cannot set 'count' attribute of immutable type 'int'
# expect: of the metaclass 7
# expect: 60 r59 59 61
# expect: (1225, 'hook missing')
