# Errors of subscripting.
def attempt(f):
    try:
        f()
    except (TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)


objs = [5, None, 1.5, "abc", (1, 2), [1, 2], b"ab", {1, 2}, range(3), len, object, lambda: 0, (x for x in [])]
for o in objs:
    attempt(lambda: o[9])
    attempt(lambda: o["k"])
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError 'NoneType' object is not subscriptable
# expect: TypeError 'NoneType' object is not subscriptable
# expect: TypeError 'float' object is not subscriptable
# expect: TypeError 'float' object is not subscriptable
# expect: IndexError string index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: IndexError tuple index out of range
# expect: TypeError tuple indices must be integers or slices, not str
# expect: IndexError list index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: IndexError index out of range
# expect: TypeError byte indices must be integers or slices, not str
# expect: TypeError 'set' object is not subscriptable
# expect: TypeError 'set' object is not subscriptable
# expect: IndexError range object index out of range
# expect: TypeError range indices must be integers or slices, not str
# expect: TypeError 'builtin_function_or_method' object is not subscriptable
# expect: TypeError 'builtin_function_or_method' object is not subscriptable
# expect: TypeError type 'object' is not subscriptable
# expect: TypeError type 'object' is not subscriptable
# expect: TypeError 'function' object is not subscriptable
# expect: TypeError 'function' object is not subscriptable
# expect: TypeError 'generator' object is not subscriptable
# expect: TypeError 'generator' object is not subscriptable
