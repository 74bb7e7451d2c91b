# staticmethod and classmethod, on classes, instances and subclasses.
class A:
    made = []

    @staticmethod
    def s(x, y=1):
        return x, y

    @classmethod
    def c(cls, *a):
        return cls.__name__, a

    @classmethod
    def create(cls, v):
        self = cls()
        self.v = v
        cls.made.append(v)
        return self


class B(A):
    @classmethod
    def c(cls, *a):
        return ("B",) + super().c(*a)


print(A.s(5), A().s(5, 6), B.s(7))  # expect: (5, 1) (5, 6) (7, 1)
print(A.c(1), A().c(2), B.c(3), B().c())  # expect: ('A', (1,)) ('A', (2,)) ('B', 'B', (3,)) ('B', 'B', ())
b = B.create(9)
print(type(b).__name__, b.v, A.made)  # expect: B 9 [9]
print(type(A.__dict__["s"]).__name__, type(A.__dict__["c"]).__name__)  # expect: staticmethod classmethod
print(A.__dict__["s"].__func__(1), A.__dict__["s"](2))  # expect: (1, 1) (2, 1)
print(A.c.__self__ is A, A.s is A.s, A.c == A.c)  # expect: True True True
f = staticmethod(len)
print(f("abc"))  # expect: 3
A.t = staticmethod(lambda: "added")
A.k = classmethod(lambda cls: cls.__name__)
print(A().t(), B.k())  # expect: added B


class C:
    s = staticmethod(str.upper)
    cm = classmethod(lambda cls, x: (cls.__name__, x))


print(C.s("abc"), C().cm(1))  # expect: ABC ('C', 1)
