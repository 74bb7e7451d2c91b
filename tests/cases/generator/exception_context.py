# The handled exception is per generator frame.
import sys


def g():
    try:
        raise KeyError("gen")
    except KeyError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]


it = g()
print(next(it), sys.exc_info()[0])  # expect: KeyError None
try:
    raise ValueError("outer")
except ValueError:
    print(next(it), sys.exc_info()[0].__name__)  # expect: KeyError ValueError
    r = next(it)
    print(r and r.__name__)  # expect: ValueError
print(sys.exc_info()[0])  # expect: None


def h():
    try:
        yield 1
    except ValueError as e:
        raise TypeError("converted") from e


it = h()
next(it)
try:
    try:
        it.throw(ValueError("v"))
    except TypeError as e:
        print(e, repr(e.__cause__))  # expect: converted ValueError('v')
        raise IndexError("next")
except IndexError as e:
    print(repr(e.__context__), repr(e.__context__.__cause__))  # expect: TypeError('converted') ValueError('v')
