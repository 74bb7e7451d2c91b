# A module-level __getattr__ answers for missing names.
import lib_state  # expect: lib_state body runs

print(lib_state.dynamic, lib_state.counter)  # expect: made on demand 0
from lib_state import dynamic
print(dynamic, hasattr(lib_state, "nope"))  # expect: made on demand False
try:
    lib_state.nope
except AttributeError as e:
    print(e)  # expect: lib_state has no nope
try:
    from lib_state import nope
except ImportError as e:
    print(type(e).__name__, str(e)[:40])  # expect: ImportError cannot import name 'nope' from 'lib_stat
