# __int__, __float__, __index__, __abs__, __neg__ and the rounding methods.
class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


n = N()
import math
print(int(n), float(n), abs(n), -n, round(n), round(n, 2))  # expect: 7 2.5 abs neg ('round', None) ('round', 2)
print(math.trunc(n), math.floor(n), math.ceil(n))  # expect: trunc floor ceil
print([10, 20, 30, 40][n], "abcdef"[n:], list(range(n)), hex(n), bin(n), "x" * n, chr(n) == "\x03", 1 << int(n))
# expect: 40 def [0, 1, 2] 0x3 0b11 xxx True 128
print((1, 2, 3, 4)[:n], math.sqrt(n), [0] * n)  # expect: (1, 2, 3) 1.5811388300841898 [0, 0, 0]


class I:
    def __index__(self):
        return 65


print(int(I()), float(I()), chr(I()), bytes([I()]), "{:d}".format(int(I())))  # expect: 65 65.0 A b'A' 65


class Bad:
    def __index__(self):
        return "x"

    def __int__(self):
        return 1.5

    def __float__(self):
        return 1


for f in (lambda: int(Bad()), lambda: float(Bad()), lambda: [][Bad()]):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: __int__ returned non-int (type float)
# expect: Bad.__float__ returned non-float (type int)
# expect: __index__ returned non-int (type str)
