# When __context__ is set, and how cycles are avoided.
try:
    try:
        raise ValueError("a")
    finally:
        raise KeyError("b in finally")
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('a')
try:
    try:
        raise ValueError("a")
    except ValueError as e:
        raise e
except ValueError as e:
    print(e.__context__)  # expect: None
try:
    try:
        raise ValueError("a")
    except ValueError as a:
        try:
            raise KeyError("b")
        except KeyError as b:
            raise a
except ValueError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))  # expect: KeyError('b') None


def f():
    raise IndexError("from call in handler")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        f()
except IndexError as e:
    print(repr(e.__context__))  # expect: ZeroDivisionError('division by zero')
try:
    raise TypeError("after handler ended")
except TypeError as e:
    print(e.__context__)  # expect: None
old = KeyError("old")
try:
    try:
        raise ValueError("new")
    except ValueError:
        raise old
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('new')
try:
    raise old
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError('new')
