# AttributeError texts on builtin objects of each type.
import math
import sys


def attempt(f):
    try:
        f()
    except AttributeError as e:
        print(e)


for o in (5, 1.5, True, None, "s", b"b", [], (), {}, set(), frozenset(), range(1), slice(1), ..., NotImplemented,
          len, "".join,
          lambda: 0, (x for x in []), iter([]), object(), int, type, ValueError, ValueError("x"), print, property(),
          zip(), {}.keys()):
    attempt(lambda: o.no_such_attribute)
# expect: 'int' object has no attribute 'no_such_attribute'
# expect: 'float' object has no attribute 'no_such_attribute'
# expect: 'bool' object has no attribute 'no_such_attribute'
# expect: 'NoneType' object has no attribute 'no_such_attribute'
# expect: 'str' object has no attribute 'no_such_attribute'
# expect: 'bytes' object has no attribute 'no_such_attribute'
# expect: 'list' object has no attribute 'no_such_attribute'
# expect: 'tuple' object has no attribute 'no_such_attribute'
# expect: 'dict' object has no attribute 'no_such_attribute'
# expect: 'set' object has no attribute 'no_such_attribute'
# expect: 'frozenset' object has no attribute 'no_such_attribute'
# expect: 'range' object has no attribute 'no_such_attribute'
# expect: 'slice' object has no attribute 'no_such_attribute'
# expect: 'ellipsis' object has no attribute 'no_such_attribute'
# expect: 'NotImplementedType' object has no attribute 'no_such_attribute'
# expect: 'builtin_function_or_method' object has no attribute 'no_such_attribute'
# expect: 'builtin_function_or_method' object has no attribute 'no_such_attribute'
# expect: 'function' object has no attribute 'no_such_attribute'
# expect: 'generator' object has no attribute 'no_such_attribute'
# expect: 'list_iterator' object has no attribute 'no_such_attribute'
# expect: 'object' object has no attribute 'no_such_attribute'
# expect: type object 'int' has no attribute 'no_such_attribute'
# expect: type object 'type' has no attribute 'no_such_attribute'
# expect: type object 'ValueError' has no attribute 'no_such_attribute'
# expect: 'ValueError' object has no attribute 'no_such_attribute'
# expect: 'builtin_function_or_method' object has no attribute 'no_such_attribute'
# expect: 'property' object has no attribute 'no_such_attribute'
# expect: 'zip' object has no attribute 'no_such_attribute'
# expect: 'dict_keys' object has no attribute 'no_such_attribute'
attempt(lambda: setattr(5, "x", 1))  # expect: 'int' object has no attribute 'x'
attempt(lambda: setattr("s", "upper", 1))  # expect: 'str' object attribute 'upper' is read-only
attempt(lambda: setattr((), "x", 1))  # expect: 'tuple' object has no attribute 'x'
attempt(lambda: setattr(None, "x", 1))  # expect: 'NoneType' object has no attribute 'x'
attempt(lambda: delattr([], "append"))  # expect: 'list' object attribute 'append' is read-only
attempt(lambda: delattr([], "zzz"))  # expect: 'list' object has no attribute 'zzz'
attempt(lambda: setattr(len, "x", 1))  # expect: 'builtin_function_or_method' object has no attribute 'x'
attempt(lambda: setattr(range(1), "start", 1))  # expect: readonly attribute
attempt(lambda: setattr((lambda: 0), "__closure__", 1))  # expect: readonly attribute
attempt(lambda: setattr(iter([]), "x", 1))  # expect: 'list_iterator' object has no attribute 'x'
attempt(lambda: math.sine)  # expect: module 'math' has no attribute 'sine'
attempt(lambda: sys.nothing)  # expect: module 'sys' has no attribute 'nothing'
for t in (int, str, list, dict, type(None)):
    try:
        t.new_attribute = 1
    except TypeError as e:
        print(e)
# expect: cannot set 'new_attribute' attribute of immutable type 'int'
# expect: cannot set 'new_attribute' attribute of immutable type 'str'
# expect: cannot set 'new_attribute' attribute of immutable type 'list'
# expect: cannot set 'new_attribute' attribute of immutable type 'dict'
# expect: cannot set 'new_attribute' attribute of immutable type 'NoneType'
