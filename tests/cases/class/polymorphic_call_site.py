# One hot call site sees more and more classes, and a method changes under it.
class A:
    def v(self):
        return 1


class B(A):
    def v(self):
        return 2


class C:
    k = 3

    def v(self):
        return self.k


class D:
    def __getattr__(self, name):
        return lambda: 4


def total(objs):
    t = 0
    for o in objs:
        t += o.v()
    return t


print(total([A()] * 800))  # expect: 800
print(total([A(), B()] * 400))  # expect: 1200
print(total([A(), B(), C(), D()] * 200))  # expect: 2000
A.v = lambda self: 10
print(total([A(), B(), C(), D()] * 200))  # expect: 3800
C.k = 30
c = C()
c.k = 300
print(total([c, C()] * 400))  # expect: 132000
c.v = lambda: -1
print(total([c, C()] * 400))  # expect: 11600
B.v = A.v
print(total([B()] * 400))  # expect: 4000
del A.v
try:
    total([B(), A()])
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'v'
