# Classes on top of namedtuple.
from collections import namedtuple


class Vec(namedtuple("Vec", "x y")):
    __slots__ = ()

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    @property
    def norm2(self):
        return self.x ** 2 + self.y ** 2

    def __str__(self):
        return f"<{self.x},{self.y}>"


v = Vec(3, 4)
print(v + Vec(1, 1), repr(v), v.norm2, v._replace(y=0), type(v._replace(y=0)).__name__, Vec._make((7, 8)), v == (3, 4))
# expect: <4,5> Vec(x=3, y=4) 25 <3,0> Vec <7,8> True
print(sorted([Vec(2, 1), Vec(1, 5)]), max(Vec(1, 2), Vec(1, 3)), v[0] + v[-1], [*v], dict(zip(v._fields, v)),
      v._asdict()["x"])  # expect: [Vec(x=1, y=5), Vec(x=2, y=1)] <1,3> 7 [3, 4] {'x': 3, 'y': 4} 3
Emp = namedtuple("Emp", "name dept pay")
rows = [Emp("a", "x", 3), Emp("b", "y", 1), Emp("c", "x", 2)]
by = {}
for r in rows:
    by.setdefault(r.dept, []).append(r.name)
print(by, sum(r.pay for r in rows), min(rows, key=lambda r: r.pay).name, [n for n, d, p in rows if d == "x"])
# expect: {'x': ['a', 'c'], 'y': ['b']} 6 b ['a', 'c']
print(sorted(rows, key=lambda r: (r.dept, -r.pay))[0], rows[0]._replace(pay=9).pay, Emp.__doc__, Emp.name.__doc__)
# expect: Emp(name='a', dept='x', pay=3) 9 Emp(name, dept, pay) Alias for field number 0
