# Frames of suspended greenlets, and what each handles: gr_frame, f_back, sys.exc_info(); G17, G18.
import sys

from greenlet import getcurrent, greenlet


def up(*args):
    return getcurrent().parent.switch(*args)


def names(f):
    found = []
    while f is not None:
        found.append(f.f_code.co_name)
        f = f.f_back
    return found


def outer():
    print(sys._getframe().f_back)
    return inner()


def inner():
    x = 5
    return up(names(sys._getframe())), x


g = greenlet(outer)
print(g.switch())
# expect: None
# expect: ['inner', 'outer']
print(names(g.gr_frame), g.gr_frame.f_back.f_locals)  # expect: ['up', 'inner', 'outer'] {'x': 5}
print(g.switch("back"), g.gr_frame)  # expect: ('back', 5) None


def handler():
    print(sys.exc_info())
    try:
        raise KeyError("in the child")
    except KeyError:
        up(repr(sys.exc_info()[1]))
        print(repr(sys.exc_info()[1]))
    print(sys.exc_info())
    up("after")
    try:
        raise ValueError("without a context")
    except ValueError as e:
        return e.__context__


try:
    raise IndexError("in main")
except IndexError:
    g = greenlet(handler)
    print(g.switch(), repr(sys.exc_info()[1]))
    print(g.switch(), repr(sys.exc_info()[1]))
    try:
        raise OSError
    except OSError as e:
        print(repr(e.__context__), g.switch())
# expect: (None, None, None)
# expect: KeyError('in the child') IndexError('in main')
# expect: KeyError('in the child')
# expect: (None, None, None)
# expect: after IndexError('in main')
# expect: IndexError('in main') None
print(sys.exc_info())  # expect: (None, None, None)


# An exception that arrives in a handler keeps the context it was born with.
def fails():
    raise ValueError("born in the child")


try:
    try:
        raise KeyError("handled here")
    except KeyError:
        greenlet(fails).switch()
except ValueError as e:
    print(repr(e), repr(e.__context__))
# expect: ValueError('born in the child') None
g = greenlet(up)
g.switch()
try:
    try:
        raise KeyError("handled here")
    except KeyError:
        g.throw(ValueError("thrown"))
except ValueError as e:
    print(repr(e), repr(e.__context__))
# expect: ValueError('thrown') None


# Depth of recursion.
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


sys.setrecursionlimit(300)
print(100 < greenlet(depth).switch(0) < 300)  # expect: True


def nest(n):
    return greenlet(nest).switch(n + 1)


try:
    nest(0)
except RecursionError as e:
    print("RecursionError")
# expect: RecursionError
