# import binds ordinary names wherever it stands.
def f(flag):
    if flag:
        import math
        return math.floor(2.5)
    try:
        return math
    except UnboundLocalError as e:
        return str(e)


print(f(True), f(False))  # expect: 2 cannot access local variable 'math' where it is not associated with a value


class C:
    from math import pi as PI
    import sys as _sys

    def area(self, r):
        return round(self.PI * r * r, 2)


print(C().area(2), C._sys.__name__, "PI" in globals())  # expect: 12.57 sys False
for name in ("math", "no_such_mod"):
    try:
        mod = __import__(name)
    except ImportError:
        mod = None
    print(name, mod is not None)
# expect: math True
# expect: no_such_mod False


def g():
    global late
    import lib_basic as late


g()
print(late.value)  # expect: package value
import math
math = "rebound"
print(math)  # expect: rebound
from math import sqrt as math
print(math(9))  # expect: 3.0
print(__import__("lib_basic.mod").__name__, __import__("lib_basic.mod", fromlist=["x"]).__name__)
# expect: lib_basic lib_basic.mod
