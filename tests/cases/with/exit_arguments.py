# What __exit__ gets, and that raising the same exception again keeps it.
import sys


class Spy:
    def __init__(self, again=False):
        self.again = again

    def __enter__(self):
        return self

    def __exit__(self, *args):
        print(len(args), args[0], repr(args[1]), args[2] is None)
        print(sys.exc_info()[1] is args[1])
        if self.again:
            raise args[1]


with Spy():
    pass
# expect: 3 None None True
# expect: True
try:
    with Spy():
        raise ValueError("v")
except ValueError as e:
    print("same", e)
# expect: 3 <class 'ValueError'> ValueError('v') False
# expect: True
# expect: same v
try:
    with Spy(again=True):
        raise ValueError("w")
except ValueError as e:
    print(e, e.__context__)
# expect: 3 <class 'ValueError'> ValueError('w') False
# expect: True
# expect: w None
try:
    with Spy():
        raise KeyError
except KeyError as e:
    print(repr(e))
# expect: 3 <class 'KeyError'> KeyError() False
# expect: True
# expect: KeyError()


def gen():
    with Spy():
        yield 1


g = gen()
next(g)
g.close()
# expect: 3 <class 'GeneratorExit'> GeneratorExit() False
# expect: True
