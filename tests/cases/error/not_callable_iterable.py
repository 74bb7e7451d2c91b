# Calling and iterating things that cannot be.
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)


class A:
    pass


for o in (5, None, "s", 1.5, A(), [], {}):
    attempt(lambda: o())
# expect: 'int' object is not callable
# expect: 'NoneType' object is not callable
# expect: 'str' object is not callable
# expect: 'float' object is not callable
# expect: 'A' object is not callable
# expect: 'list' object is not callable
# expect: 'dict' object is not callable
for o in (5, None, 1.5, A(), len, A, print):
    attempt(lambda: iter(o))
    attempt(lambda: [*o])
    attempt(lambda: dict(**o) if o is None else list(o))
# expect: 'int' object is not iterable
# expect: Value after * must be an iterable, not int
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: Value after * must be an iterable, not NoneType
# expect: dict() argument after ** must be a mapping, not NoneType
# expect: 'float' object is not iterable
# expect: Value after * must be an iterable, not float
# expect: 'float' object is not iterable
# expect: 'A' object is not iterable
# expect: Value after * must be an iterable, not A
# expect: 'A' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
# expect: Value after * must be an iterable, not builtin_function_or_method
# expect: 'builtin_function_or_method' object is not iterable
# expect: 'type' object is not iterable
# expect: Value after * must be an iterable, not type
# expect: 'type' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
# expect: Value after * must be an iterable, not builtin_function_or_method
# expect: 'builtin_function_or_method' object is not iterable
