# Loops, conditions, nested classes and comprehension in class bodies.
class Config:
    names = ["a", "b"]
    for n in names:
        locals()[n] = n * 2
    del n
    if len(names) > 1:
        def many(self):
            return True
    else:
        def many(self):
            return False
    try:
        import math as _m
        root = _m.sqrt(16)
    finally:
        del _m

    class Inner:
        value = 5

        class Deep:
            value = 6

    squares = {i: i * i for i in range(3)}
    lam = lambda self: self.value if hasattr(self, "value") else "none"
    x = y = 0
    x += 1
    with_default = (lambda v=names: len(v))()


c = Config()
print(Config.a, Config.b, c.many(), Config.root, hasattr(Config, "n"), hasattr(Config, "_m"))
# expect: aa bb True 4.0 False False
print(Config.Inner.value, Config.Inner.Deep.value, Config.Inner.Deep.__qualname__)  # expect: 5 6 Config.Inner.Deep
print(Config.squares, c.lam(), Config.x, Config.y, Config.with_default)  # expect: {0: 0, 1: 1, 2: 4} none 1 0 2
c.value = 3
print(c.lam())  # expect: 3


class Empty:
    "doc only"


print(Empty.__doc__, [k for k in vars(Empty) if not k.startswith("__")])  # expect: doc only []
