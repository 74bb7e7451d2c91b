# The returned value is computed before finally blocks run.
def f():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def g():
    try:
        return print("value evaluated")
    finally:
        print("g finally")


def h():
    try:
        try:
            return "inner"
        finally:
            print("h1")
    finally:
        print("h2")


def i():
    try:
        pass
    except ValueError:
        pass
    else:
        return "else"
    finally:
        print("i finally")


for fn in (f, g, h, i):
    print(fn.__name__, fn())
# expect: f [1, 2]
# expect: value evaluated
# expect: g finally
# expect: g None
# expect: h1
# expect: h2
# expect: h inner
# expect: i finally
# expect: i else
