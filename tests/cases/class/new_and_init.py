# __new__ creates, __init__ initialises only instances of the class.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)

    def __init__(self, x, y=0):
        print("init", x, y)
        self.v = x + y


print(A(1, y=2).v)
# expect: new A (1,) {'y': 2}
# expect: init 1 2
# expect: 3


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.n = getattr(self, "n", 0) + 1


print(Single() is Single(), Single().n)  # expect: True 3


class Other:
    def __new__(cls):
        return [1, 2]

    def __init__(self):
        print("never called")


print(Other())  # expect: [1, 2]


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)  # expect: __init__() should return None, not 'int'


class Imm(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b, a + b))


print(Imm(1, 2), Imm(1, 2)[2], type(Imm(1, 2)).__name__)  # expect: (1, 2, 3) 3 Imm
a = object.__new__(A)
print(type(a).__name__, a.__dict__)  # expect: A {}
