# The @ operator calls __matmul__, __rmatmul__ and __imatmul__.
class M:
    def __init__(self, name):
        self.name = name

    def __matmul__(self, other):
        return f"{self.name}@{getattr(other, 'name', other)}"

    def __rmatmul__(self, other):
        return f"{other}@r{self.name}"

    def __imatmul__(self, other):
        self.name += "@" + other
        return self


print(M("a") @ M("b"))  # expect: a@b
print(M("a") @ 3)  # expect: a@3
print(4 @ M("b"))  # expect: 4@rb
m = M("x")
n = m
m @= "y"
print(m.name, n is m)  # expect: x@y True
try:
    3 @ 4
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for @: 'int' and 'int'
