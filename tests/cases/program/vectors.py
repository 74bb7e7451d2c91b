# A class with nearly all operators.
class Vec:
    def __init__(self, *c): self.c = tuple(c)
    def __repr__(self): return f"Vec{self.c}"
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vec(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __neg__(self): return Vec(*(-a for a in self.c))
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __eq__(self, o): return isinstance(o, Vec) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __iter__(self): return iter(self.c)
    def __bool__(self): return any(self.c)
    def __contains__(self, x): return x in self.c
    def __call__(self, f): return Vec(*map(f, self.c))
    def __lt__(self, o): return abs(self) < abs(o)
    def __iadd__(self, o): self.c = tuple(a + b for a, b in zip(self.c, o.c)); return self
    def __divmod__(self, k): return Vec(*(a // k for a in self.c)), Vec(*(a % k for a in self.c))
    def __pow__(self, k, mod=None): return Vec(*(pow(a, k, mod) for a in self.c))
    def __index__(self): return len(self.c)
    def __int__(self): return int(abs(self))
    def __float__(self): return float(abs(self))
    def __round__(self, n=None): return Vec(*(round(a, n) for a in self.c))
    def __reversed__(self): return reversed(self.c)
    def __format__(self, spec): return "<" + ",".join(format(a, spec) for a in self.c) + ">"
a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a * 2, 2 * a, a @ b, -a, abs(Vec(3, 4)), a == Vec(1, 2, 3), a != b, hash(a) == hash(Vec(1, 2, 3)))
print(sum([a, b]), len(a), a[1], a[-1:], list(a), bool(Vec(0)), 2 in a, a(lambda x: x * x), sorted([b, a]), max(a, b))
a += b; print(a, divmod(a, 2), a ** 2, pow(a, 2, 7), [0, 1, 2, 3][Vec(1)], int(Vec(3, 4)), float(Vec(3, 4)), round(Vec(1.26), 1))
print(list(reversed(a)), f"{a:.1f}", format(a, "03d"), "%s" % a, bin(Vec(1, 2)), hex(Vec(1)), "ab"[Vec(1)])
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a < 1, lambda: a @ 3, lambda: a - b, lambda: ~a, lambda: a[10], lambda: a > 3, lambda: a << 1, lambda: {}[a]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
# expect: Vec(5, 7, 9) Vec(2, 4, 6) Vec(2, 4, 6) 32 Vec(-1, -2, -3) 5.0 True True True
# expect: Vec(5, 7, 9) 3 2 (3,) [1, 2, 3] False True Vec(1, 4, 9) [Vec(1, 2, 3), Vec(4, 5, 6)] Vec(4, 5, 6)
# expect: Vec(5, 7, 9) (Vec(2, 3, 4), Vec(1, 1, 1)) Vec(25, 49, 81) Vec(4, 0, 4) 1 5 5.0 Vec(1.3,)
# expect: [9, 7, 5] <5.0,7.0,9.0> <005,007,009> Vec(5, 7, 9) 0b10 0x1 b
# expect: TypeError unsupported operand type(s) for +: 'Vec' and 'int'
# expect: TypeError unsupported operand type(s) for +: 'int' and 'Vec'
# expect: False
# expect: AttributeError 'int' object has no attribute 'c'
# expect: TypeError unsupported operand type(s) for -: 'Vec' and 'Vec'
# expect: TypeError bad operand type for unary ~: 'Vec'
# expect: IndexError tuple index out of range
# expect: TypeError '>' not supported between instances of 'Vec' and 'int'
# expect: TypeError unsupported operand type(s) for <<: 'Vec' and 'int'
# expect: KeyError Vec(5, 7, 9)
