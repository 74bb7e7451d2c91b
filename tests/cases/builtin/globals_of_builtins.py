# builtins are reachable through the builtins module.
import builtins

print(builtins.len is len, builtins.print is print, builtins.__name__, builtins.ValueError is ValueError)
# expect: True True builtins True
print(all(hasattr(builtins, n) for n in "abs all any bin bool bytes chr dict dir divmod enumerate eval exec filter".split()))
# expect: True
print(all(hasattr(builtins, n) for n in "float format frozenset getattr globals hash hex id input int isinstance".split()))
# expect: True
print(all(hasattr(builtins, n) for n in "issubclass iter len list locals map max min next object oct ord pow print".split()))
# expect: True
print(all(hasattr(builtins, n) for n in "property range repr reversed round set setattr slice sorted staticmethod str".split()))
# expect: True
print(all(hasattr(builtins, n) for n in "sum super tuple type vars zip classmethod callable delattr".split()))
# expect: True
saved = builtins.len
builtins.len = lambda x: "patched"
print(len([]))  # expect: patched
builtins.len = saved
print(len([]))  # expect: 0
builtins.shout = lambda s: s.upper() + "!"
print(shout("hi"))  # expect: HI!
del builtins.shout
try:
    shout("x")
except NameError as e:
    print(e)  # expect: name 'shout' is not defined
