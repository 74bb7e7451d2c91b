# sys.exc_info() and sys.exception-like state in nested handlers.
import sys


def now():
    t, v, tb = sys.exc_info()
    return (t and t.__name__, str(v), tb is not None)


print(now())  # expect: (None, 'None', False)
try:
    raise ValueError("outer")
except ValueError:
    print(now())  # expect: ('ValueError', 'outer', True)
    try:
        raise KeyError("inner")
    except KeyError:
        print(now())  # expect: ('KeyError', "'inner'", True)
    print(now())  # expect: ('ValueError', 'outer', True)
    try:
        pass
    finally:
        print("finally", now())  # expect: finally ('ValueError', 'outer', True)
print(now())  # expect: (None, 'None', False)


def in_call():
    return now()


try:
    raise IndexError("seen by callee")
except IndexError:
    print(in_call(), [now() for _ in range(1)])
# expect: ('IndexError', 'seen by callee', True) [('IndexError', 'seen by callee', True)]


def f():
    try:
        1 / 0
    except ZeroDivisionError:
        return now()


print(f(), now())  # expect: ('ZeroDivisionError', 'division by zero', True) (None, 'None', False)
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError:
        continue
print(now())  # expect: (None, 'None', False)
