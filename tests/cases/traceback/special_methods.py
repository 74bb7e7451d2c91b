# Errors inside operators, __init__, __call__, __getattr__, iteration and repr.
class A:
    def __init__(self, v):
        self.v = check(v)

    def __add__(self, o):
        return A(self.v + o.v)

    def __call__(self, n):
        return self + A(n)

    def __iter__(self):
        yield self(1)
        yield self("x")


def check(v):
    if not isinstance(v, int):
        raise TypeError(f"bad value {v!r}")
    return v


for a in A(1):
    print(a.v)  # expect: 2
# raises: TypeError: bad value 'x'
