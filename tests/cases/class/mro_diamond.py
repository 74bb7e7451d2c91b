# Multiple inheritance: C3 order and cooperative super().
class A:
    def f(self):
        return ["A"]


class B(A):
    def f(self):
        return ["B"] + super().f()


class C(A):
    def f(self):
        return ["C"] + super().f()


class D(B, C):
    def f(self):
        return ["D"] + super().f()


class E(C, B):
    pass


print(D().f(), E().f(), B().f())  # expect: ['D', 'B', 'C', 'A'] ['C', 'B', 'A'] ['B', 'A']
print([c.__name__ for c in D.__mro__], [c.__name__ for c in E.mro()])
# expect: ['D', 'B', 'C', 'A', 'object'] ['E', 'C', 'B', 'A', 'object']


class X(D):
    pass


class Y(B):
    pass


class Z(X, Y):
    pass


print([c.__name__ for c in Z.__mro__], Z().f())
# expect: ['Z', 'X', 'D', 'Y', 'B', 'C', 'A', 'object'] ['D', 'B', 'C', 'A']
try:
    class Bad(D, E):
        pass
except TypeError as e:
    print(str(e).split("\n")[0])  # expect: Cannot create a consistent method resolution
try:
    class Dup(A, A):
        pass
except TypeError as e:
    print(e)  # expect: duplicate base class A
try:
    class Wrong(A, B):
        pass
except TypeError as e:
    print("no order")  # expect: no order
