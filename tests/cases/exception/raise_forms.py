# raise with classes, instances, wrong things.
for exc in (ValueError, ValueError(), ValueError("m"), KeyError("k", 2)):
    try:
        raise exc
    except Exception as e:
        print(repr(e))
# expect: ValueError()
# expect: ValueError()
# expect: ValueError('m')
# expect: KeyError('k', 2)


class NeedsArg(Exception):
    def __init__(self, x):
        super().__init__(x)


class BadNew(Exception):
    def __new__(cls, *a):
        return 5


for bad in (NeedsArg, BadNew, 5, "text", None, int, object()):
    try:
        raise bad
    except TypeError as e:
        print(e)
# expect: NeedsArg.__init__() missing 1 required positional argument: 'x'
# expect: calling <class '__main__.BadNew'> should have returned an instance of BaseException, not <class 'int'>
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
try:
    raise ValueError("v") from 5
except TypeError as e:
    print(e)  # expect: exception causes must derive from BaseException
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    print(repr(e.__cause__))  # expect: KeyError()


def make():
    print("evaluated once")
    return ValueError("made")


try:
    raise make()
except ValueError as e:
    print(e)
# expect: evaluated once
# expect: made
try:
    raise undefined_thing
except NameError as e:
    print(e)  # expect: name 'undefined_thing' is not defined
