# Modules that import each other.
import lib_cycle.a
# expect: a starts
# expect: b starts
# expect: b ends, a has name: False
# expect: a ends

print(lib_cycle.a.call_b(), lib_cycle.b.call_a())  # expect: b a
try:
    import lib_cycle.c
except ImportError as e:
    print(str(e).split(" (most")[0])
    print("most likely due to a circular import" in str(e))
# expect: cannot import name 'from_c' from partially initialized module 'lib_cycle.c'
# expect: True
import sys
print("lib_cycle.c" in sys.modules, "lib_cycle.d" in sys.modules)  # expect: False False
