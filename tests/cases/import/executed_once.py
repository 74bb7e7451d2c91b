# A module body runs once; every import gives the same module.
import sys
import lib_state  # expect: lib_state body runs
import lib_state as again
from lib_state import bump, counter

print(lib_state is again, bump(), bump(), lib_state.counter, counter)  # expect: True 1 2 2 0
print(sys.modules["lib_state"] is lib_state)  # expect: True
del sys.modules["lib_state"]
import lib_state as fresh  # expect: lib_state body runs
print(fresh is lib_state, fresh.counter, lib_state.counter)  # expect: False 0 2
sys.modules["made_up"] = fresh
import made_up
print(made_up is fresh)  # expect: True
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)  # expect: import of blocked halted; None in sys.modules
