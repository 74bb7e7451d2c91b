# Chains of contexts and causes that the program has tied into a ring end somewhere.
a = ValueError("a")
b = KeyError("b")
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise TypeError("c")
except TypeError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))  # expect: ValueError('a') KeyError('b')
a.__cause__ = b
b.__cause__ = a
raise a
# raises: ValueError: a
