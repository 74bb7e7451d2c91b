# namedtuple: fields, defaults, methods, errors.
from collections import namedtuple

P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), list(p), isinstance(p, tuple), P.__name__, p._fields, P._fields)
# expect: P(x=1, y=2) 1 2 True 2 [1, 2] True P ('x', 'y') ('x', 'y')
x, y = p
print(x, y, p._replace(x=10), p._asdict(), P._make([5, 6]), P(*"ab"), p + (3,), p < P(1, 3),
      hash(p) == hash((1, 2)), {p: "k"}[1, 2])
# expect: 1 2 P(x=10, y=2) {'x': 1, 'y': 2} P(x=5, y=6) P(x='a', y='b') (1, 2, 3) True True k
Q = namedtuple("Q", ["a", "b", "c"], defaults=[20, 30])
print(Q(1), Q(1, 2), Q(1, c=3), Q._field_defaults)
# expect: Q(a=1, b=20, c=30) Q(a=1, b=2, c=30) Q(a=1, b=20, c=3) {'b': 20, 'c': 30}
R = namedtuple("R", "id, class, id2, _x, id2", rename=True)
print(R._fields, R(1, 2, 3, 4, 5))  # expect: ('id', '_1', 'id2', '_3', '_4') R(id=1, _1=2, id2=3, _3=4, _4=5)
S = namedtuple("S", "")
print(S(), len(S()))  # expect: S() 0
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p._replace(q=1), lambda: P._make([1]),
          lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "class"), lambda: namedtuple("T", "_a"),
          lambda: namedtuple("1T", "a"), lambda: p.z, lambda: p[5]):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError, IndexError) as e:
        print(type(e).__name__, e)
# expect: TypeError P.__new__() missing 1 required positional argument: 'y'
# expect: TypeError P.__new__() takes 3 positional arguments but 4 were given
# expect: TypeError P.__new__() got an unexpected keyword argument 'z'
# expect: ValueError Got unexpected field names: ['q']
# expect: TypeError Expected 2 arguments, got 1
# expect: ValueError Encountered duplicate field name: 'a'
# expect: ValueError Type names and field names cannot be a keyword: 'class'
# expect: ValueError Field names cannot start with an underscore: '_a'
# expect: ValueError Type names and field names must be valid identifiers: '1T'
# expect: AttributeError 'P' object has no attribute 'z'
# expect: IndexError tuple index out of range
try:
    p.x = 5
except AttributeError as e:
    print(e)  # expect: can't set attribute
