# In-place operators fall back to the plain ones.
class I:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __isub__(self, o):
        return "replaced"

    def __mul__(self, o):
        return I(self.v * o)

    def __imul__(self, o):
        return NotImplemented

    def __ipow__(self, o):
        self.v **= o
        return self

    def __iand__(self, o):
        self.v = ("and", o)
        return self


i = j = I(5)
i += 3
print(i.v, i is j)  # expect: 8 True
i *= 2
print(i.v, j.v, i is j)  # expect: 16 8 False
i **= 2
print(i.v)  # expect: 256
i &= 9
print(i.v)  # expect: ('and', 9)
i -= 1
print(i)  # expect: replaced
k = 10
try:
    k += I(1)
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +=: 'int' and 'I'
try:
    j //= 2
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for //=: 'I' and 'int'


class R:
    def __radd__(self, o):
        return f"radd {o}"


n = 4
n += R()
print(n)  # expect: radd 4
lst = [1]
lst += R()
print(lst)  # expect: radd [1]
