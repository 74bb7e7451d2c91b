# sys.path and sys.modules as seen by a program.
import sys

print(type(sys.path).__name__, type(sys.modules).__name__, sys.modules["sys"] is sys)  # expect: list dict True
print(sys.modules["__main__"].__name__, "builtins" in sys.modules, "lib_star" in sys.modules)
# expect: __main__ True False
import lib_star
print("lib_star" in sys.modules, lib_star.other)  # expect: True 3
module_type = type(sys)
m = module_type("virtual", "its doc")
m.x = 5
sys.modules["virtual"] = m
import virtual
from virtual import x
print(virtual.x, x, virtual.__name__, virtual.__doc__, repr(virtual))
# expect: 5 5 virtual its doc <module 'virtual'>
try:
    from virtual import y
except ImportError as e:
    print(e)  # expect: cannot import name 'y' from 'virtual' (unknown location)
saved = sys.path[:]
sys.path.clear()
try:
    import lib_cycle
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'lib_cycle'
sys.path.extend(saved)
import lib_cycle
print(lib_cycle.__name__)  # expect: lib_cycle
