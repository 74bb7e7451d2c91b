# Plain object instances.
o = object()
print(type(o), isinstance(o, object), o == o, o == object(), o != object(), bool(o))
# expect: <class 'object'> True True False True True
print(repr(o)[:18], hash(o) == hash(o), str(o) == repr(o), o.__class__ is object, o.__doc__ is not None)
# expect: <object object at  True True True True
for bad in (lambda: setattr(o, "x", 1), lambda: o.x, lambda: o < o, lambda: o + 1, lambda: object(1), lambda: o(),
            lambda: o[0], lambda: len(o), lambda: -o, lambda: iter(o), lambda: int(o), lambda: float(o)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(e)
# expect: 'object' object has no attribute 'x'
# expect: 'object' object has no attribute 'x'
# expect: '<' not supported between instances of 'object' and 'object'
# expect: unsupported operand type(s) for +: 'object' and 'int'
# expect: object() takes no arguments
# expect: 'object' object is not callable
# expect: 'object' object is not subscriptable
# expect: object of type 'object' has no len()
# expect: bad operand type for unary -: 'object'
# expect: 'object' object is not iterable
# expect: int() argument must be a string, a bytes-like object or a real number, not 'object'
# expect: float() argument must be a string or a real number, not 'object'
print(object.__bases__, object.__mro__, issubclass(object, object), object.__name__)
# expect: () (<class 'object'>,) True object
print(o.__eq__(5), o.__ne__(5), o.__lt__(5), o.__eq__(o), object.__eq__(o, o))
# expect: NotImplemented NotImplemented NotImplemented True True
d = {o: 1, object(): 2}
print(d[o], len(d), o in d, object() in d)  # expect: 1 2 True False
print(o.__reduce_ex__ is not None, o.__format__("") == str(o), o.__sizeof__() > 0, o.__dir__() != [])
# expect: True True True True
