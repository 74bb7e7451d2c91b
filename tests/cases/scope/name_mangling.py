# Names with two leading underscores are mangled inside a class body.
class A:
    __secret = 1

    def __init__(self):
        self.__value = 2

    def get(self):
        return self.__secret, self.__value, self.__hidden()

    def __hidden(self):
        return "hidden"

    def names(self, __arg=5):
        __local = __arg
        return sorted(locals())

    __dunder__ = "kept"


a = A()
print(a.get())  # expect: (1, 2, 'hidden')
print(sorted(a.__dict__), A.__dunder__, A._A__secret)  # expect: ['_A__value'] kept 1
print(a.names())  # expect: ['_A__arg', '_A__local', 'self']
try:
    a.__value
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute '__value'


class B(A):
    def __init__(self):
        super().__init__()
        self.__value = "b"


b = B()
print(b.get(), sorted(b.__dict__.items()))  # expect: (1, 2, 'hidden') [('_A__value', 2), ('_B__value', 'b')]


class _Under:
    __x = 7

    def f(self):
        return self.__x, getattr(self, "__x", "no")


print(_Under().f(), _Under._Under__x)  # expect: (7, 'no') 7
