# getattr, setattr, hasattr, delattr, vars and dir.
class A:
    cls = 1

    def m(self):
        return "m"


a = A()
setattr(a, "x", 5)
setattr(a, "not an identifier", 6)
print(getattr(a, "x"), getattr(a, "not an identifier"), getattr(a, "cls"), getattr(a, "m")(), getattr(a, "no", "dflt"))
# expect: 5 6 1 m dflt
print(hasattr(a, "x"), hasattr(a, "y"), hasattr(5, "real"), hasattr("", "join"), vars(a))
# expect: True False True True {'x': 5, 'not an identifier': 6}
delattr(a, "x")
print(hasattr(a, "x"), vars(a))  # expect: False {'not an identifier': 6}
vars(a)["injected"] = 7
print(a.injected, [n for n in dir(a) if not n.startswith("__")])
# expect: 7 ['cls', 'injected', 'm', 'not an identifier']
print([n for n in dir(A) if not n.startswith("__")], "append" in dir([]), "__add__" in dir(5))
# expect: ['cls', 'm'] True True
for bad in (lambda: getattr(a, "zzz"), lambda: getattr(a, 5), lambda: delattr(a, "zzz"), lambda: vars(5),
            lambda: setattr(a, 5, 1), lambda: hasattr(a, None), lambda: getattr(a)):
    try:
        bad()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
# expect: AttributeError 'A' object has no attribute 'zzz'
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'A' object has no attribute 'zzz'
# expect: TypeError vars() argument must have __dict__ attribute
# expect: TypeError attribute name must be string, not 'int'
# expect: TypeError attribute name must be string, not 'NoneType'
# expect: TypeError getattr expected at least 2 arguments, got 1


class D:
    def __dir__(self):
        return ["zeta", "alpha"]


print(dir(D()), sorted(vars(type("T", (), {"p": 1})).keys() - vars(type("T", (), {})).keys()))
# expect: ['alpha', 'zeta'] ['p']


def f():
    loc = 1
    return dir(), vars()


print(f()[0], f()[1])  # expect: ['loc'] {'loc': 1}
