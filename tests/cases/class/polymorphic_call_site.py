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


print(total([A()] * 2000))  # expect: 2000
print(total([A(), B()] * 1000))  # expect: 3000
print(total([A(), B(), C(), D()] * 500))  # expect: 5000
A.v = lambda self: 10
print(total([A(), B(), C(), D()] * 500))  # expect: 9500
C.k = 30
c = C()
c.k = 300
print(total([c, C()] * 1000))  # expect: 330000
c.v = lambda: -1
print(total([c, C()] * 1000))  # expect: 29000
B.v = A.v
print(total([B()] * 1000))  # expect: 10000
del A.v
try:
    total([B(), A()])
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute 'v'
