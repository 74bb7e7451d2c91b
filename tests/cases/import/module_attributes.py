# Attributes of modules and packages.
import lib_basic
from lib_basic import mod

print(lib_basic.__name__, lib_basic.__doc__, lib_basic.__package__)  # expect: lib_basic Package docstring. lib_basic
print(mod.__name__, mod.__doc__, mod.__package__)  # expect: lib_basic.mod Module docstring. lib_basic
print(lib_basic.__file__.replace("\\", "/").endswith("lib_basic/__init__.py"), mod.__file__.endswith("mod.py"))
# expect: True True
print(len(list(lib_basic.__path__)), hasattr(mod, "__path__"))  # expect: 1 False
print(type(mod).__name__, mod.__dict__["answer"], vars(mod) is mod.__dict__)  # expect: module 42 True
mod.new = "set from outside"
print(mod.new)  # expect: set from outside
del mod.new
try:
    mod.new
except AttributeError as e:
    print(e)  # expect: module 'lib_basic.mod' has no attribute 'new'
print("answer" in dir(mod), repr(mod).startswith("<module 'lib_basic.mod' from"))  # expect: True True
import math
print(repr(math)[:14], math.__name__)  # expect: <module 'math' math
