# Descriptors of the program's classes, got and set natively: with data and without, of several classes, with errors, with classes
# that change and descriptors that change their class.


class Field:
    def __init__(self, name, default=0):
        self.name = "_" + name
        self.default = default

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if value is None:
            raise ValueError(f"{self.name} is nothing")
        obj.__dict__[self.name] = value


class Slot:
    def __get__(self, obj, owner):
        return obj.kept, owner.__name__

    def __set__(self, obj, value):
        obj.kept = value + 1


class Late:
    "No data: what instances have of their own comes first."

    gets = 0

    def __get__(self, obj, owner):
        Late.gets += 1
        return len(owner.__name__)


class Point:
    x = Field("x")
    y = Field("y", 5)
    slot = Slot()
    late = Late()

    def __init__(self):
        self.kept = 1


class Place(Point):
    slot = Slot()


def run(points, n):
    total = 0
    for i in range(n):
        for p in points:
            p.x = i
            p.slot = p.x + p.y
            total += p.slot[0] + len(p.slot[1]) + p.late
    return total


print(run([Point()], 500), run([Point(), Place()], 500), Late.gets)
print(type(Point.x) is Field, Point().slot, Place().slot)


def own(p, n):
    total = 0
    for i in range(n):
        if i == n - 3:
            p.late = 1000
        total += p.late
    return total


print(own(Point(), 700), Late.gets)


def fails(p, n):
    caught = []
    for i in range(n):
        try:
            p.x = i if i % 200 else None
        except ValueError as error:
            at = error.__traceback__
            lines = []
            while at:
                lines.append((at.tb_frame.f_code.co_name, at.tb_lineno))
                at = at.tb_next
            caught.append((i, str(error), lines))
    return caught


print(fails(Point(), 401))


# A descriptor gets another class, and a class another function.
class Doubled(Slot):
    def __get__(self, obj, owner):
        return obj.kept * 2, "doubled"


def kept(p, n):
    for _ in range(n):
        last = p.slot
    return last


p = Point()
print(kept(p, 600))
Point.__dict__["slot"].__class__ = Doubled
print(kept(p, 600))
Doubled.__get__ = lambda self, obj, owner: "replaced"
print(kept(p, 600))
Point.slot = "plain"
print(kept(p, 5), kept(Place(), 5))


# With __getattr__, an AttributeError of __get__ is not the end.
class Shy:
    def __get__(self, obj, owner):
        if obj.shy:
            raise AttributeError("shy")
        return "open"


class Host:
    attr = Shy()

    def __init__(self):
        self.shy = False

    def __getattr__(self, name):
        return "instead of " + name


def host(n):
    h, seen = Host(), set()
    for i in range(n):
        h.shy = i % 3 == 0
        seen.add(h.attr)
    return sorted(seen)


print(host(500))


# One that is given defaults, and one that calls back what switches.
class Many:
    def __get__(self, obj, owner=None, *rest):
        return owner.__name__, rest

    def __set__(self, obj, value, how="set"):
        obj.how = how, value


class Holder:
    many = Many()


def many(n):
    h = Holder()
    for i in range(n):
        h.many = i
        seen = h.many
    return seen, h.how


print(many(600))
# expect: 132750 265500 1500
# expect: True (1, 'Point') (1, 'Place')
# expect: 6485 2197
# expect: [(0, '_x is nothing', [('fails', 83), ('__set__', 17)]), (200, '_x is nothing', [('fails', 83), ('__set__', 17)]), (400, '_x is nothing', [('fails', 83), ('__set__', 17)])]
# expect: (1, 'Point')
# expect: (2, 'doubled')
# expect: replaced
# expect: plain (1, 'Place')
# expect: ['instead of attr', 'open']
# expect: (('Holder', ()), ('set', 599))
