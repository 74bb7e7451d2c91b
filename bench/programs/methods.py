"""Methods and attributes: calls on objects of several classes.

Shapes of four classes answer the same messages, some of them through
properties, class and static methods, overridden methods and super(); a
counter is stepped by a method call in a tight loop; a bound method is called
through a variable. Measures attribute loads and stores and method calls at
sites that see one class and at sites that see several.

n:   the number of rounds.
op:  one method call or property access (twenty-eight in each round).
"""

import sys
import time

DEFAULT_SIZE = 25_000
PER_ROUND = 28


class Counter:
    step = 3

    def __init__(self):
        self.value = 0

    def advance(self):
        self.value = (self.value + self.step) & 0xFFFFF

    def add(self, amount):
        self.value = (self.value + amount) & 0xFFFFF
        return self.value


class Shape:
    made = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.register()

    @classmethod
    def register(cls):
        cls.made += 1

    @staticmethod
    def clamp(value):
        return value if value < 1000 else value - 1000

    @property
    def position(self):
        return self.x + self.y

    def move(self, dx, dy):
        self.x = self.clamp(self.x + dx)
        self.y = self.clamp(self.y + dy)

    def area(self):
        return 0


class Point(Shape):
    pass


class Square(Shape):
    def __init__(self, x, y, side):
        super().__init__(x, y)
        self._side = side

    @property
    def side(self):
        return self._side

    @side.setter
    def side(self, side):
        self._side = side if side < 50 else 1

    def area(self):
        return self._side * self._side


class Oblong(Square):
    def __init__(self, x, y, side, other):
        super().__init__(x, y, side)
        self.other = other

    def area(self):
        return self._side * self.other


class Framed(Oblong):
    def area(self):
        return super().area() - 2


def main(n):
    counter = Counter()
    bound = counter.add
    square = Square(3, 4, 5)
    shapes = [Point(1, 2), square, Oblong(5, 6, 7, 8), Framed(9, 10, 11, 12)]
    total = 0
    for i in range(n):
        # One class at each site: six operations.
        counter.advance()
        counter.advance()
        total += counter.add(i)
        total += bound(1)
        square.side += 1  # a property read and a property write
        # Four classes at each site: five operations for each shape (move
        # calls clamp twice), one more through super(), and the last step.
        for shape in shapes:
            shape.move(1, 2)
            total += shape.area()
            total += shape.position
        counter.advance()
    return f"{total} {counter.value} {square.side} {Shape.made} {Framed.made}"


def operations(n):
    return PER_ROUND * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
