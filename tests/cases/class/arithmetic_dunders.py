# All binary arithmetic operators on a user class.
class N:
    def __init__(self, v):
        self.v = v


for name in "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor divmod".split():
    def f(self, other, name=name):
        return f"{name}({self.v}, {getattr(other, 'v', other)})"

    def r(self, other, name=name):
        return f"r{name}({self.v}, {other})"
    setattr(N, f"__{name}__", f)
    setattr(N, f"__r{name}__", r)
a, b = N(1), N(2)
print(a + b, a - b, a * b, a @ b)  # expect: add(1, 2) sub(1, 2) mul(1, 2) matmul(1, 2)
print(a / b, a // b, a % b, a ** b)  # expect: truediv(1, 2) floordiv(1, 2) mod(1, 2) pow(1, 2)
print(a << b, a >> b, a & b, a | b, a ^ b)  # expect: lshift(1, 2) rshift(1, 2) and(1, 2) or(1, 2) xor(1, 2)
print(divmod(a, b), divmod(5, a), pow(a, 3))  # expect: divmod(1, 2) rdivmod(1, 5) pow(1, 3)
print(9 + a, 9 - a, 9 * a, 9 @ a, 9 / a)  # expect: radd(1, 9) rsub(1, 9) rmul(1, 9) rmatmul(1, 9) rtruediv(1, 9)
print(9 // a, "x%s" and 9 % a, 9 ** a, 9 << a, 9 >> a)
# expect: rfloordiv(1, 9) rmod(1, 9) rpow(1, 9) rlshift(1, 9) rrshift(1, 9)
print(9 & a, 9 | a, 9 ^ a, 1.5 + a, None + a, [] * a)
# expect: rand(1, 9) ror(1, 9) rxor(1, 9) radd(1, 1.5) radd(1, None) rmul(1, [])
