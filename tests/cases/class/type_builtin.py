# type() with one and with three arguments, and dynamic classes.
print(type(5), type("a").__name__, type(type(5)) is type, type(None).__name__)
# expect: <class 'int'> str True NoneType
A = type("A", (), {"x": 1, "f": lambda self: self.x + 1})
print(A, A().f(), A.__name__, A.__bases__)  # expect: <class '__main__.A'> 2 A (<class 'object'>,)
B = type("B", (A, dict), {"__doc__": "made"})
b = B(k=1)
print(b, b.f(), B.__doc__, isinstance(b, dict), issubclass(B, A))  # expect: {'k': 1} 2 made True True
for args in ((), (1, 2), ("X", 5, {}), ("X", (), 5), (5, (), {})):
    try:
        type(*args)
    except TypeError as e:
        print(e)
# expect: type() takes 1 or 3 arguments
# expect: type() takes 1 or 3 arguments
# expect: type.__new__() argument 2 must be tuple, not int
# expect: type.__new__() argument 3 must be dict, not int
# expect: type.__new__() argument 1 must be str, not int
try:
    type("X", (bool,), {})
except TypeError as e:
    print(e)  # expect: type 'bool' is not an acceptable base type
try:
    type("X", (5,), {})
except TypeError:
    print("bad base")  # expect: bad base
C = type("C", (B,), dict(y=2))
print(C.__mro__ == (C, B, A, dict, object), C.__qualname__)  # expect: True C
C.__name__ = "Renamed"
print(C.__name__, C.__qualname__, repr(C))  # expect: Renamed C <class '__main__.C'>
