# Bound methods as first-class values.
class A:
    def __init__(self, n):
        self.n = n

    def get(self, extra=0):
        return self.n + extra


a = A(5)
m = a.get
print(m(), m(1), m.__self__ is a, m.__func__ is A.get, m.__name__)  # expect: 5 6 True True get
a.n = 10
print(m(), A.get(a, 2))  # expect: 10 12
print(a.get == a.get, a.get == A(10).get, hash(a.get) == hash(a.get))  # expect: True False True
a.get = lambda: "instance"
print(a.get(), A.get(a), m())  # expect: instance 10 10
append = [].append
append(1)
print(append.__self__, append.__name__)  # expect: [1] append
print(list(map([10, 20, 30].__getitem__, [2, 0])))  # expect: [30, 10]
b = A(1)
A.get = lambda self: "patched"
print(b.get(), m())  # expect: patched 10
f = A.__dict__["get"]
print(f.__get__(b, A)(), type(f.__get__(b, A)).__name__)  # expect: patched method
print("abc".replace.__self__, str.replace("abc", "b", "-"))  # expect: abc a-c
