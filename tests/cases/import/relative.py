# Relative imports inside packages.
from lib_basic.sub import doubled
import lib_basic.sub
import lib_basic.mod

print(doubled, lib_basic.sub.answer, lib_basic.loaded)
# expect: 84 42 ['lib_basic', 'lib_basic.mod', 'lib_basic.sub']
try:
    import lib_basic.sub.deep
except ModuleNotFoundError as e:
    print(e)
except ImportError as e:
    print(e)  # expect: attempted relative import beyond top-level package
import sys
print("lib_basic.sub.deep" in sys.modules, hasattr(lib_basic.sub, "deep"))  # expect: False False
