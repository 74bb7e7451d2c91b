# Bare raise, raising the same object again, raise without an active exception.
def f():
    try:
        raise ValueError("original")
    except ValueError:
        raise


try:
    f()
except ValueError as e:
    print(e, e.__context__, e.__cause__)  # expect: original None None
saved = None
try:
    raise KeyError("saved")
except KeyError as e:
    saved = e
try:
    raise saved
except KeyError as e:
    print(e is saved)  # expect: True
try:
    raise
except RuntimeError as e:
    print(e)  # expect: No active exception to reraise


def helper():
    raise


try:
    try:
        raise IndexError("by helper")
    except IndexError:
        helper()
except IndexError as e:
    print(e)  # expect: by helper
try:
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise
except ValueError as e:
    print("got", e)  # expect: got first
try:
    try:
        raise ValueError("f")
    finally:
        print("passing")  # expect: passing
except ValueError as e:
    print(e)  # expect: f
