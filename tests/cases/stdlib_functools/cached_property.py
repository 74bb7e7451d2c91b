# cached_property computes once and stores in the instance dict.
from functools import cached_property


class A:
    def __init__(self, n):
        self.n = n

    @cached_property
    def square(self):
        "Doc."
        print("computing")
        return self.n ** 2

    @cached_property
    def fails(self):
        raise ValueError("no value")


a = A(4)
print(a.square)
# expect: computing
# expect: 16
print(a.square, a.__dict__, A.square.__doc__)  # expect: 16 {'n': 4, 'square': 16} Doc.
a.n = 5
print(a.square)  # expect: 16
del a.square
print(a.square)
# expect: computing
# expect: 25
a.square = "overwritten"
print(a.square, type(A.square).__name__, A.square.attrname)  # expect: overwritten cached_property square
for _ in range(2):
    try:
        a.fails
    except ValueError as e:
        print(e, "fails" in a.__dict__)
# expect: no value False
# expect: no value False


class S:
    __slots__ = ("n",)

    @cached_property
    def p(self):
        return 1


try:
    S().p
except TypeError as e:
    print(e)  # expect: No '__dict__' attribute on 'S' instance to cache 'p' property.


class B(A):
    @cached_property
    def square(self):
        return "B" + str(super().square)


print(B(3).square)
# expect: computing
# expect: B9
