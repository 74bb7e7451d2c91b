# isinstance and issubclass with tuples, unions and hooks.
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, float)), isinstance(1, (str, (list, int))))
# expect: True True False True
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance([], int | str))
# expect: True True True False
print(issubclass(bool, int), issubclass(int, object), isinstance(int, type), isinstance(type, object))
# expect: True True True True
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, "x"), lambda: isinstance(1, [int])):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union


class Even(type):
    def __instancecheck__(cls, x):
        return isinstance(x, int) and x % 2 == 0

    def __subclasscheck__(cls, c):
        return c.__name__.startswith("E")


class E(metaclass=Even):
    pass


class Eggs:
    pass


print(isinstance(4, E), isinstance(3, E), issubclass(Eggs, E), issubclass(int, E))  # expect: True False True False


class Fake:
    @property
    def __class__(self):
        return dict


print(isinstance(Fake(), dict), isinstance(Fake(), Fake), type(Fake()).__name__)  # expect: True True Fake
