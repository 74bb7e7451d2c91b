# Annotated assignments; local annotations are not evaluated.
x: int = 5
y: str
print(x, __annotations__)  # expect: 5 {'x': <class 'int'>, 'y': <class 'str'>}
try:
    y
except NameError as e:
    print(e)  # expect: name 'y' is not defined


def f():
    z: undefined_name = 3
    w: (1 / 0)
    return z


print(f())  # expect: 3


class C:
    a: int = 1
    b: "forward"
    c: list[int] = []


print(C.__annotations__, C.a, hasattr(C, "b"))  # expect: {'a': <class 'int'>, 'b': 'forward', 'c': list[int]} 1 False
C.d: float = 2.5
(q): int = 9
print(C.d, q, sorted(__annotations__))  # expect: 2.5 9 ['x', 'y']


def g(a: int, b: "str" = "x", *c: float, d: bool = True, **e: dict) -> None:
    pass


print(g.__annotations__)
# expect: {'a': <class 'int'>, 'b': 'str', 'c': <class 'float'>, 'd': <class 'bool'>, 'e': <class 'dict'>, 'return': None}
