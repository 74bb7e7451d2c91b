# Messages of attribute errors on instances, classes, modules and builtins.
import math


class A:
    def f(self):
        pass


def attempt(f):
    try:
        f()
    except AttributeError as e:
        print(e, "|", e.name)


def setx(o, n="x"):
    setattr(o, n, 1)


attempt(lambda: A().nope)  # expect: 'A' object has no attribute 'nope' | nope
attempt(lambda: A.nope)  # expect: type object 'A' has no attribute 'nope' | nope
attempt(lambda: A().f.nope)  # expect: 'function' object has no attribute 'nope' | nope
attempt(lambda: math.nope)  # expect: module 'math' has no attribute 'nope' | nope
attempt(lambda: (5).nope)  # expect: 'int' object has no attribute 'nope' | nope
attempt(lambda: "".nope)  # expect: 'str' object has no attribute 'nope' | nope
attempt(lambda: None.nope)  # expect: 'NoneType' object has no attribute 'nope' | nope
attempt(lambda: [].nope())  # expect: 'list' object has no attribute 'nope' | nope
attempt(lambda: len.nope)  # expect: 'builtin_function_or_method' object has no attribute 'nope' | nope
attempt(lambda: (lambda: 0).nope)  # expect: 'function' object has no attribute 'nope' | nope
attempt(lambda: int.nope)  # expect: type object 'int' has no attribute 'nope' | nope
for f in (lambda: setx(5), lambda: setx(""), lambda: setx([]), lambda: setx(None), lambda: setx(len),
          lambda: setx(object()), lambda: setx([], "append"), lambda: delattr(A(), "f")):
    try:
        f()
    except AttributeError as e:
        print(e)
# expect: 'int' object has no attribute 'x'
# expect: 'str' object has no attribute 'x'
# expect: 'list' object has no attribute 'x'
# expect: 'NoneType' object has no attribute 'x'
# expect: 'builtin_function_or_method' object has no attribute 'x'
# expect: 'object' object has no attribute 'x'
# expect: 'list' object attribute 'append' is read-only
# expect: 'A' object has no attribute 'f'
try:
    int.x = 1
except TypeError as e:
    print(e)  # expect: cannot set 'x' attribute of immutable type 'int'
