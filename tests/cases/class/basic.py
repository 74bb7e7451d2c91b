# Instances, attributes, methods, class attributes.
class Point:
    """A point."""
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def dist2(self):
        return self.x ** 2 + self.y ** 2

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


p = Point(3, 4)
q = p.moved(1, 1)
print(p.x, p.y, p.dist2(), q.x, q.y, Point.count, q.count)  # expect: 3 4 25 4 5 2 2
p.count = 100
print(p.count, Point.count, p.__dict__)  # expect: 100 2 {'x': 3, 'y': 4, 'count': 100}
print(Point.__name__, Point.__doc__, Point.__module__, Point.__bases__, type(p) is Point)
# expect: Point A point. __main__ (<class 'object'>,) True
print(isinstance(p, Point), isinstance(p, object), p.__class__.__name__)  # expect: True True Point
Point.z = "late"
print(p.z, hasattr(p, "w"), getattr(p, "w", "none"))  # expect: late False none
p.__class__ = type("Other", (), {"hi": lambda self: "hi " + str(self.x)})
print(p.hi(), type(p).__name__)  # expect: hi 3 Other
