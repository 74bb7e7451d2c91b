# Which except clause matches: order, subclasses, tuples, expressions.
def which(exc):
    try:
        raise exc
    except KeyError:
        return "KeyError"
    except (IndexError, OSError):
        return "Index or OS"
    except LookupError:
        return "Lookup"
    except (ValueError, (TypeError, ArithmeticError)) if False else ValueError:
        return "Value"
    except Exception:
        return "Exception"


for e in (KeyError(1), IndexError, FileNotFoundError(), LookupError(), UnicodeError("u"), ZeroDivisionError()):
    print(which(e))
# expect: KeyError
# expect: Index or OS
# expect: Index or OS
# expect: Lookup
# expect: Value
# expect: Exception
Group = (ValueError, TypeError)
try:
    int("x")
except Group as e:
    print(e)  # expect: invalid literal for int() with base 10: 'x'


def lazily():
    print("evaluated")
    return ValueError


try:
    raise KeyError
except IndexError:
    pass
except lazily():
    pass
except KeyError:
    print("key")
# expect: evaluated
# expect: key
try:
    raise KeyError
except KeyError:
    print("first")  # expect: first
except lazily():
    pass
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as e:
    print(e)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        raise ValueError("v")
    except (KeyError, 5):
        pass
except TypeError as e:
    print(e, repr(e.__context__))
# expect: catching classes that do not inherit from BaseException is not allowed ValueError('v')
