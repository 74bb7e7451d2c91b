# Errors of item assignment and deletion.
def attempt(f):
    try:
        f()
    except (TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)


def store(o, k, v=0):
    o[k] = v


def delete(o, k):
    del o[k]


for o in (5, None, "abc", (1, 2), [1, 2], b"ab", {1, 2}, range(3), len, object, lambda: 0, {"k": 1}, bytearray(b"ab")):
    attempt(lambda: store(o, 9))
    attempt(lambda: delete(o, 9))
# expect: TypeError 'int' object does not support item assignment
# expect: TypeError 'int' object does not support item deletion
# expect: TypeError 'NoneType' object does not support item assignment
# expect: TypeError 'NoneType' object does not support item deletion
# expect: TypeError 'str' object does not support item assignment
# expect: TypeError 'str' object doesn't support item deletion
# expect: TypeError 'tuple' object does not support item assignment
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: TypeError 'bytes' object does not support item assignment
# expect: TypeError 'bytes' object doesn't support item deletion
# expect: TypeError 'set' object does not support item assignment
# expect: TypeError 'set' object doesn't support item deletion
# expect: TypeError 'range' object does not support item assignment
# expect: TypeError 'range' object doesn't support item deletion
# expect: TypeError 'builtin_function_or_method' object does not support item assignment
# expect: TypeError 'builtin_function_or_method' object does not support item deletion
# expect: TypeError 'type' object does not support item assignment
# expect: TypeError 'type' object does not support item deletion
# expect: TypeError 'function' object does not support item assignment
# expect: TypeError 'function' object does not support item deletion
# expect: IndexError bytearray index out of range
# expect: IndexError bytearray index out of range
attempt(lambda: store([1], "a"))  # expect: TypeError list indices must be integers or slices, not str
attempt(lambda: store([1], slice(0, 1), 5))  # expect: TypeError can only assign an iterable
attempt(lambda: store({}, []))  # expect: TypeError unhashable type: 'list'
attempt(lambda: [1]["1":])  # expect: TypeError slice indices must be integers or None or have an __index__ method
