# Globals shadow builtins until they are deleted.
print(len("abc"))  # expect: 3


def f():
    return len("abc")


len = lambda x: "mine"
print(len("abc"), f())  # expect: mine mine
del len
print(len("abc"), f())  # expect: 3 3


def g(list):
    return list * 2


print(g("x"), list("ab"))  # expect: xx ['a', 'b']


def h():
    str = repr
    return str("q"), [str(x) for x in "a"]


print(h(), str("q"))  # expect: ("'q'", ["'a'"]) q
import builtins
builtins.extra = 42
print(extra, "extra" in globals())  # expect: 42 False
del builtins.extra
try:
    extra
except NameError as e:
    print(e)  # expect: name 'extra' is not defined
True_ = 1
max = min
print(max(1, 2))  # expect: 1
del max
print(max(1, 2))  # expect: 2
