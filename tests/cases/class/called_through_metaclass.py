# Classes with a metaclass are called as others are, until the metaclass has a say in it.
from abc import ABC, ABCMeta, abstractmethod


class Meta(type):
    pass


class A(metaclass=Meta):
    def __init__(self, x, y=2):
        self.x, self.y = x, y


class Bare(metaclass=Meta):
    pass


def make(cls, n):
    total = 0
    for i in range(n):
        a = cls(i)
        b = cls(i, y=3)
        total += a.x + a.y + b.y
    return total


print(make(A, 300), type(Bare()).__name__, type(A(1)).__name__)  # expect: 46350 Bare A
for wrong in (lambda: A(), lambda: A(1, 2, 3), lambda: A(1, z=2), lambda: Bare(1)):
    try:
        wrong()
    except TypeError as e:
        print(e)
# expect: A.__init__() missing 1 required positional argument: 'x'
# expect: A.__init__() takes from 2 to 3 positional arguments but 4 were given
# expect: A.__init__() got an unexpected keyword argument 'z'
# expect: Bare() takes no arguments


class Other:
    x = y = 1


def call(cls, *args, **keywords):
    return Other()


Meta.__call__ = call
print(make(A, 300), type(A()).__name__)  # expect: 900 Other
del Meta.__call__
print(make(A, 300))  # expect: 46350


class Counting(Meta):
    made = 0

    def __call__(cls, *args, **keywords):
        Counting.made += 1
        return super().__call__(*args, **keywords)


class B(A, metaclass=Counting):
    pass


print(make(B, 100), Counting.made, make(A, 100))  # expect: 5450 200 5450


class Shape(ABC):
    def __init__(self, x, y=2):
        self.x, self.y = x, y

    @abstractmethod
    def area(self):
        pass


class Square(Shape):
    def area(self):
        return self.x * self.x


class Half(Shape):
    pass


print(make(Square, 300), Square(3).area(), isinstance(Square(1), Shape))  # expect: 46350 9 True
for cls in (Shape, Half):
    for _ in range(3):
        try:
            cls(1)
        except TypeError as e:
            print(e)
# expect: Can't instantiate abstract class Shape with abstract method area
# expect: Can't instantiate abstract class Shape with abstract method area
# expect: Can't instantiate abstract class Shape with abstract method area
# expect: Can't instantiate abstract class Half with abstract method area
# expect: Can't instantiate abstract class Half with abstract method area
# expect: Can't instantiate abstract class Half with abstract method area
Half.__abstractmethods__ = frozenset()
print(make(Half, 100))  # expect: 5450
Square.__abstractmethods__ = frozenset({"more"})
try:
    Square(1)
except TypeError as e:
    print(e)  # expect: Can't instantiate abstract class Square with abstract method more


class New(metaclass=ABCMeta):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


New(1)
# expect: new (1,)
# expect: init (1,)


class E(Exception, metaclass=Meta):
    pass


caught = []
for i in range(100):
    try:
        raise E(i)
    except E as e:
        caught.append(e.args[0])
print(sum(caught))  # expect: 4950
