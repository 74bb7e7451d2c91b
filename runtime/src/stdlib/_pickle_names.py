# What modules and names are called in pickles of protocols 0 to 2, which Python 2 reads and wrote.

_EXCEPTIONS = """
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
    EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError
    OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
    UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
""".split()

# Exceptions that Python 2 did not have, as what it had.
_OS_ERRORS = """
    BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
    FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError
    ProcessLookupError TimeoutError
""".split()

_RENAMED = [
    ("__builtin__", "xrange", "builtins", "range"),
    ("__builtin__", "reduce", "functools", "reduce"),
    ("__builtin__", "unichr", "builtins", "chr"),
    ("__builtin__", "unicode", "builtins", "str"),
    ("__builtin__", "long", "builtins", "int"),
    ("itertools", "izip", "builtins", "zip"),
    ("itertools", "imap", "builtins", "map"),
    ("itertools", "ifilter", "builtins", "filter"),
    ("itertools", "ifilterfalse", "itertools", "filterfalse"),
    ("itertools", "izip_longest", "itertools", "zip_longest"),
    ("UserDict", "IterableUserDict", "collections", "UserDict"),
    ("UserList", "UserList", "collections", "UserList"),
    ("UserString", "UserString", "collections", "UserString"),
]

NAMES_TO_2 = {(module, name): (old_module, old_name) for old_module, old_name, module, name in _RENAMED}
NAMES_TO_2.update({("builtins", name): ("exceptions", name) for name in _EXCEPTIONS})
NAMES_TO_2.update({("builtins", name): ("exceptions", "OSError") for name in _OS_ERRORS})
NAMES_TO_2["builtins", "ModuleNotFoundError"] = ("exceptions", "ImportError")

NAMES_TO_3 = {(old_module, old_name): (module, name) for old_module, old_name, module, name in _RENAMED}
NAMES_TO_3.update({("exceptions", name): ("builtins", name) for name in _EXCEPTIONS})
NAMES_TO_3["exceptions", "StandardError"] = ("builtins", "Exception")
NAMES_TO_3["__builtin__", "basestring"] = ("builtins", "str")
NAMES_TO_3["UserDict", "UserDict"] = ("collections", "UserDict")

MODULES_TO_2 = {
    "builtins": "__builtin__",
    "copyreg": "copy_reg",
    "queue": "Queue",
    "reprlib": "repr",
    "_thread": "thread",
    "collections.abc": "_abcoll",
    "_pickle": "pickle",
}
MODULES_TO_3 = {
    "__builtin__": "builtins",
    "copy_reg": "copyreg",
    "Queue": "queue",
    "repr": "reprlib",
    "thread": "_thread",
    "_abcoll": "collections.abc",
    "cPickle": "pickle",
    "UserDict": "collections",
    "UserList": "collections",
    "UserString": "collections",
    "StringIO": "io",
    "cStringIO": "io",
}
