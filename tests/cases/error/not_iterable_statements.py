# Loops, unpacking, membership and friends on things that are not iterable.
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)


class A:
    pass


def loop(o):
    for _ in o:
        pass


def unpack(o):
    a, b = o


for o in (5, None, A(), True):
    attempt(lambda: loop(o))
    attempt(lambda: unpack(o))
    attempt(lambda: 1 in o)
    attempt(lambda: len(o))
    attempt(lambda: next(o))
    attempt(lambda: sorted(o))
    attempt(lambda: ",".join(o))
# expect: 'int' object is not iterable
# expect: cannot unpack non-iterable int object
# expect: argument of type 'int' is not iterable
# expect: object of type 'int' has no len()
# expect: 'int' object is not an iterator
# expect: 'int' object is not iterable
# expect: can only join an iterable
# expect: 'NoneType' object is not iterable
# expect: cannot unpack non-iterable NoneType object
# expect: argument of type 'NoneType' is not iterable
# expect: object of type 'NoneType' has no len()
# expect: 'NoneType' object is not an iterator
# expect: 'NoneType' object is not iterable
# expect: can only join an iterable
# expect: 'A' object is not iterable
# expect: cannot unpack non-iterable A object
# expect: argument of type 'A' is not iterable
# expect: object of type 'A' has no len()
# expect: 'A' object is not an iterator
# expect: 'A' object is not iterable
# expect: can only join an iterable
# expect: 'bool' object is not iterable
# expect: cannot unpack non-iterable bool object
# expect: argument of type 'bool' is not iterable
# expect: object of type 'bool' has no len()
# expect: 'bool' object is not an iterator
# expect: 'bool' object is not iterable
# expect: can only join an iterable
