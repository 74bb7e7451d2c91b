# __slots__ replaces the instance dict.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, 2)
p.x += 10
print(p.x, p.y, hasattr(p, "__dict__"), P.__slots__)  # expect: 11 2 False ('x', 'y')
try:
    p.z = 1
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'z'
del p.y
try:
    p.y
except AttributeError as e:
    print(e)  # expect: 'P' object has no attribute 'y'
p.y = "again"
print(p.y, type(P.x).__name__, P.x.__get__(p))  # expect: again member_descriptor 11


class Q(P):
    pass


q = Q(1, 2)
q.z = 3
print(q.z, q.__dict__, q.x)  # expect: 3 {'z': 3} 1


class R(P):
    __slots__ = "w"

    def both(self):
        return self.x, self.w


r = R(5, 6)
r.w = 7
print(r.both())  # expect: (5, 7)
try:
    r.v = 1
except AttributeError as e:
    print(e)  # expect: 'R' object has no attribute 'v'
try:
    class Bad:
        __slots__ = ("a",)
        a = 1
except ValueError as e:
    print(e)  # expect: 'a' in __slots__ conflicts with class variable


class D:
    __slots__ = ("a", "__dict__")


d = D()
d.a, d.b = 1, 2
print(d.a, d.__dict__)  # expect: 1 {'b': 2}
