# Failing imports.
import sys

for line in ("import no_such_module", "import lib_basic.nothing", "from lib_basic import nothing",
             "from lib_basic.mod import answer, absent", "import lib_basic.mod.deeper", "import math.sub",
             "from . import x", "from .mod import x", "import no_such.inner"):
    try:
        exec(line, {"__name__": "__main__"})
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0], "|", e.name)
# expect: ModuleNotFoundError No module named 'no_such_module' | no_such_module
# expect: ModuleNotFoundError No module named 'lib_basic.nothing' | lib_basic.nothing
# expect: ImportError cannot import name 'nothing' from 'lib_basic' | lib_basic
# expect: ImportError cannot import name 'absent' from 'lib_basic.mod' | lib_basic.mod
# expect: ModuleNotFoundError No module named 'lib_basic.mod.deeper'; 'lib_basic.mod' is not a package | lib_basic.mod.deeper
# expect: ModuleNotFoundError No module named 'math.sub'; 'math' is not a package | math.sub
# expect: ImportError attempted relative import with no known parent package | None
# expect: ImportError attempted relative import with no known parent package | None
# expect: ModuleNotFoundError No module named 'no_such' | no_such
try:
    import lib_errors.raises
except ValueError as e:
    print(e, "lib_errors.raises" in sys.modules, "lib_errors" in sys.modules)  # expect: module body failed False True
try:
    import lib_errors.flaky
except RuntimeError as e:
    print(e)  # expect: try 1
import lib_errors.flaky
print(lib_errors.flaky.tries)  # expect: 2
