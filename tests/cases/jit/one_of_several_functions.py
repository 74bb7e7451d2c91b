# Calls, properties and setters that continue in one of several functions, by the receiver's shape: what each is given,
# what exceptions say of where they came from, and what happens when a class changes or another one comes.


class Base:
    made = 0

    def __init__(self, x):
        self.x = x
        self.register()
        self.note(1)

    @classmethod
    def register(cls, by=1):
        cls.made += by

    @staticmethod
    def note(value, scale=2):
        return value * scale

    def area(self):
        return 0

    @property
    def size(self):
        return self.x

    def gather(self, *rest, **names):
        return len(rest) + len(names)


class Square(Base):
    def area(self):
        return self.x * self.x

    @property
    def size(self):
        return self.x + 1

    @size.setter
    def size(self, value):
        self.x = value if value < 40 else 1

    @staticmethod
    def note(value, scale=3):
        return value + scale

    def gather(self, first=7, *rest, key=5):
        return first + key


class Oblong(Square):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y

    def area(self):
        return self.x * self.y

    @classmethod
    def register(cls, by=2):
        cls.made += by
        cls.last = by

    def gather(self, *rest, key=0, **names):
        return len(rest) * 10 + key + len(names)


class Failing(Oblong):
    def area(self):
        if self.x > 20:
            raise ValueError(self.x)
        return super().area() + 1

    def gather(self, a, b):
        return a - b


def areas(shapes, n):
    total = 0
    for i in range(n):
        for shape in shapes:
            total += shape.area()
            total += shape.size
            total += shape.note(i & 3)
            total += shape.gather(i & 1, 2)
    return total


def squares(shapes, n):
    for i in range(n):
        for shape in shapes:
            shape.size += 1
    return [shape.x for shape in shapes]


def make(n):
    for i in range(n):
        Base(1)
        Square(2)
        Oblong(3, 4)
    return Base.made, Square.made, Oblong.made, Oblong.last


def caught(shapes, n):
    errors = 0
    for i in range(n):
        for shape in shapes:
            try:
                shape.area()
            except ValueError as error:
                errors += error.args[0]
    return errors


shapes = [Base(2), Square(3), Oblong(4, 5), Failing(6, 7)]
print(areas(shapes, 900))
print(squares(shapes[1:], 700))
print(make(600))
print(caught(shapes, 500))

# One that fails, within the loop that knows it.
shapes[3].x = 21
print(caught(shapes, 500))
try:
    areas(shapes, 10)
except ValueError as error:
    at = error.__traceback__
    while at:
        print(at.tb_frame.f_code.co_name, at.tb_lineno)
        at = at.tb_next

# Another class comes, and one changes.
class Late(Base):
    def area(self):
        return "late"

    @property
    def size(self):
        return 1.5


def shown(shapes):
    return [(shape.area(), shape.size, shape.note(4)) for shape in shapes]


for _ in range(300):
    seen = shown(shapes[:3])
print(seen, shown([Late(1), shapes[2]]))
Square.area = lambda self: -self.x
print(shown(shapes[:3]))
shapes[1].area = lambda: "its own"
print(shown(shapes[:3]))


# Functions of classes, through the class and through a variable with one.
class Tool:
    calls = 0

    @classmethod
    def count(cls, by=1):
        cls.calls += by
        return cls.calls

    @staticmethod
    def twice(x):
        return x + x

    def plain(self):
        return "plain", type(self).__name__


class Other(Tool):
    calls = 1000

    @classmethod
    def count(cls, by=1):
        return -by


def by_class(n):
    total = 0
    for i in range(n):
        total += Tool.count() + Tool.count(2) + Tool.twice(i) + Other.count(3)
    return total


def by_variable(cls, n):
    total = 0
    for i in range(n):
        total += cls.count() + cls.twice(i)
    return total


print(by_class(700), Tool.plain(Other()))
print(by_variable(Tool, 500), by_variable(Other, 500), by_variable(Tool, 500))


# The caller's class is known, and another than the call has seen.
class Parent:
    kind = "parent"

    @classmethod
    def build(cls):
        return cls.named()

    @classmethod
    def named(cls):
        return cls.kind


class Child(Parent):
    kind = "child"

    @classmethod
    def named(cls):
        return cls.kind * 2


def build(n):
    found = set()
    for _ in range(n):
        found.add(Parent.build())
        found.add(Child.build())
    return sorted(found)


print(build(600))
# expect: 119250
# expect: [3, 5, 7]
# expect: (601, 602, 1204, 2)
# expect: 0
# expect: 10500
# expect: <module> 126
# expect: areas 83
# expect: area 72
# expect: [(0, 2, 8), (9, 4, 7), (25, 6, 7)] [('late', 1.5, 8), (25, 6, 7)]
# expect: [(0, 2, 8), (-3, 4, 7), (25, 6, 7)]
# expect: [(0, 2, 8), ('its own', 4, 7), (25, 6, 7)]
# expect: 1957900 ('plain', 'Other')
# expect: 1424750 249000 1674750
# expect: ['childchild', 'parent']
