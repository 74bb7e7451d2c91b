# NotImplemented, reflected operators and the priority of subclasses.
class A:
    def __add__(self, o):
        print("A.__add__")
        return NotImplemented

    def __radd__(self, o):
        print("A.__radd__")
        return "A.radd"


class B:
    def __radd__(self, o):
        print("B.__radd__")
        return "B.radd"


class Sub(A):
    def __radd__(self, o):
        print("Sub.__radd__")
        return "Sub.radd"


class Same(A):
    pass


print(A() + B())
# expect: A.__add__
# expect: B.__radd__
# expect: B.radd
print(A() + Sub())
# expect: Sub.__radd__
# expect: Sub.radd
print(A() + Same() if False else 1 + A())
# expect: A.__radd__
# expect: A.radd
for f in (lambda: A() + A(), lambda: A() + 1, lambda: A() + Same()):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'A'
# expect: A.__add__
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: A.__add__
# expect: A.__radd__
# expect: A.radd
try:
    1 + object()
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'object'
