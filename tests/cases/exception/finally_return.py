# return in try, except and finally.
def a():
    try:
        return "try"
    finally:
        print("a finally")


def b():
    try:
        return "try"
    finally:
        return "finally"


def c():
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        print("c finally")


def d():
    try:
        raise ValueError
    finally:
        return "swallowed"


def e():
    x = 1
    try:
        return x
    finally:
        x = 2


for fn in (a, b, c, d, e):
    print(fn.__name__, fn())
# expect: a finally
# expect: a try
# expect: b finally
# expect: c finally
# expect: c except
# expect: d swallowed
# expect: e 1
