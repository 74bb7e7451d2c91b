# Importing a submodule binds it in its package; functions see module globals.
import lib_basic
print(hasattr(lib_basic, "mod"))  # expect: False
from lib_basic import mod
print(lib_basic.mod is mod)  # expect: True
lib_basic.value = "changed in package"
print(mod.package_value(), mod.value)  # expect: package value package value
mod.value = "changed in mod"
print(mod.package_value(), lib_basic.value)  # expect: changed in mod changed in package


def who():
    return __name__


mod.who2 = who
print(mod.who2(), mod.who()[0])  # expect: __main__ lib_basic.mod
mod.answer += 1
from lib_basic.mod import answer
print(answer, __import__("lib_basic.mod", None, None, ["answer"]).answer)  # expect: 43 43
