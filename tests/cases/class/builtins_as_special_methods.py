# Builtin functions that a program makes special methods of its classes: they are no methods, so they are called without the object.
class Empty:
    pass


def made(name, value):
    return type("Made", (), {name: value})()


asked = {
    "__len__": (len, len), "__str__": (str, str), "__iter__": (iter, iter), "__hash__": (hash, hash), "__neg__": (abs, lambda x: -x),
    "__abs__": (abs, abs), "__bool__": (bool, bool), "__int__": (int, int), "__float__": (float, float), "__repr__": (repr, repr),
    "__format__": (format, format), "__round__": (round, round), "__next__": (next, next), "__call__": (len, lambda x: x("abc")),
    "__invert__": (id, lambda x: ~x), "__add__": (ord, lambda x: x + "a"), "__radd__": (chr, lambda x: 97 + x), "__contains__": (max, lambda x: [3, 4] in x),
    "__getitem__": (len, lambda x: x["four"]), "__iadd__": (abs, lambda x: x.__iadd__(-5)),
}
for name, (value, ask) in asked.items():
    seen = set()
    for _ in range(60):
        try:
            seen.add(repr(ask(made(name, value))))
        except TypeError as e:
            seen.add(f"TypeError {e}")
    print(name, *seen)
kept = made("__neg__", staticmethod(lambda: "static")), made("__add__", classmethod(lambda cls, other: (cls.__name__, other)))
print(-kept[0], kept[1] + 3)

# expect: __len__ TypeError len() takes exactly one argument (0 given)
# expect: __str__ ''
# expect: __iter__ TypeError iter expected at least 1 argument, got 0
# expect: __hash__ TypeError hash() takes exactly one argument (0 given)
# expect: __neg__ TypeError abs() takes exactly one argument (0 given)
# expect: __abs__ TypeError abs() takes exactly one argument (0 given)
# expect: __bool__ False
# expect: __int__ 0
# expect: __float__ 0.0
# expect: __repr__ TypeError repr() takes exactly one argument (0 given)
# expect: __format__ ''
# expect: __round__ TypeError round() missing required argument 'number' (pos 1)
# expect: __next__ TypeError next expected at least 1 argument, got 0
# expect: __call__ 3
# expect: __invert__ TypeError id() takes exactly one argument (0 given)
# expect: __add__ 97
# expect: __radd__ 'a'
# expect: __contains__ True
# expect: __getitem__ 4
# expect: __iadd__ 5
# expect: static ('Made', 3)
