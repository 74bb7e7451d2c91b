# __call__, __bool__, __len__ and callable().
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *more, scale=1):
        return (self.n + x + sum(more)) * scale


add = Adder(10)
print(add(1), add(1, 2, 3), add(1, scale=2), callable(add), callable(Adder), callable(5))
# expect: 11 16 22 True True False
print(list(map(add, [1, 2])), sorted([3, 1], key=Adder(0)))  # expect: [11, 12] [1, 3]


class Meta:
    pass


m = Meta()
m.__call__ = lambda: "instance attribute is not used"
try:
    m()
except TypeError as e:
    print(e)  # expect: 'Meta' object is not callable
Meta.__call__ = lambda self, *a: a
print(m(1, 2), m())  # expect: (1, 2) ()


class Chain:
    def __init__(self, path=""):
        self.path = path

    def __getattr__(self, name):
        return Chain(self.path + "." + name)

    def __call__(self, *a):
        return self.path + repr(a)


print(Chain().a.b.c(1, 2))  # expect: .a.b.c(1, 2)


class NotCallable:
    __call__ = None


print(callable(NotCallable()))  # expect: True
try:
    NotCallable()()
except TypeError as e:
    print(e)  # expect: 'NoneType' object is not callable
