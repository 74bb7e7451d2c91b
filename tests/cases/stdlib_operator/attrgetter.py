# attrgetter with dotted names.
from operator import attrgetter


class N:
    def __init__(self, **kw):
        self.__dict__.update(kw)


a = N(x=1, inner=N(y=2, deep=N(z=3)))
print(attrgetter("x")(a), attrgetter("inner.y")(a), attrgetter("x", "inner.deep.z")(a),
      attrgetter("real", "imag")(5), attrgetter("__class__.__name__")(a))  # expect: 1 2 (1, 3) (5, 0) N
objs = [N(name="b", n=1), N(name="a", n=2), N(name="c", n=1)]
print([o.name for o in sorted(objs, key=attrgetter("n", "name"))], max(objs, key=attrgetter("name")).n,
      list(map(attrgetter("name"), objs)))  # expect: ['b', 'c', 'a'] 1 ['b', 'a', 'c']
for f in (lambda: attrgetter("nope")(a), lambda: attrgetter("inner.nope")(a), lambda: attrgetter(),
          lambda: attrgetter(5), lambda: attrgetter("x")(), lambda: attrgetter("x.y")(a)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'N' object has no attribute 'nope'
# expect: AttributeError 'N' object has no attribute 'nope'
# expect: TypeError attrgetter expected 1 argument, got 0
# expect: TypeError attribute name must be a string
# expect: TypeError attrgetter expected 1 argument, got 0
# expect: AttributeError 'int' object has no attribute 'y'


class P:
    @property
    def p(self):
        return "property"

    def __getattr__(self, n):
        return "dyn " + n


print(attrgetter("p")(P()), attrgetter("q")(P()), attrgetter("p", "q")(P()), repr(attrgetter("x", "y.z")))
# expect: property dyn q ('property', 'dyn q') operator.attrgetter('x', 'y.z')
