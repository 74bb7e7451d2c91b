# All forms of the import statement.
import lib_basic
import lib_basic.mod
import lib_basic.mod as m
from lib_basic import value, mod
from lib_basic.mod import answer as a, Thing
from lib_basic.sub import (doubled,
                           answer)

print(lib_basic.value, value, lib_basic.mod.answer, m is mod, a, doubled, answer)
# expect: package value package value 42 True 42 84 42
print(Thing.__module__, mod.who(), mod.package_value())
# expect: lib_basic.mod ('lib_basic.mod', 'lib_basic') package value
print(lib_basic.loaded)  # expect: ['lib_basic', 'lib_basic.mod', 'lib_basic.sub']
import sys, math as mm
print(mm.sqrt(16), "math" in dir(), sys.modules["lib_basic.mod"] is m)  # expect: 4.0 False True
import lib_basic.sub as s
print(s.__name__, s.__package__, lib_basic.sub is s)  # expect: lib_basic.sub lib_basic.sub True


def local():
    import lib_basic.mod as inner
    from lib_basic import value as v
    return inner.answer, v


print(local(), "inner" in globals())  # expect: (42, 'package value') False
