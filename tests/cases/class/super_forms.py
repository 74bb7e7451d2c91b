# super() without and with arguments, in all sorts of methods.
class A:
    name = "A"

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return "A.c of " + cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p"

    def __getitem__(self, i):
        return i


class B(A):
    name = "B"

    def m(self):
        return super().m(), super(B, self).m(), super().name, super().p

    @classmethod
    def c(cls):
        return super().c(), super(B, cls).c()

    def closure(self):
        f = lambda: super(B, self).m()
        return f(), super().s()

    def item(self):
        return super().__getitem__(7)

    def missing(self):
        try:
            super().nothing
        except AttributeError as e:
            return str(e)


b = B()
print(b.m(), b.c(), B.c())  # expect: ('A.m', 'A.m', 'A', 'A.p') ('A.c of B', 'A.c of B') ('A.c of B', 'A.c of B')
print(b.closure(), b.item(), b.missing())  # expect: ('A.m', 'A.s') 7 'super' object has no attribute 'nothing'
print(super(B, b).m(), super(B, B).c(), type(super(B, b)).__name__)  # expect: A.m A.c of B super
try:
    super(B, A())
except TypeError as e:
    print(e)  # expect: super(type, obj): obj must be an instance or subtype of type
try:
    super()
except RuntimeError as e:
    print(e)  # expect: super(): no arguments
try:
    super(B, b).x = 1
except AttributeError as e:
    print(e)  # expect: 'super' object has no attribute 'x'
