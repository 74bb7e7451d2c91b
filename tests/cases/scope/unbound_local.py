# A name assigned anywhere in a function is local in all of it.
x = "global"


def f():
    print(x)
    x = 1


def g(flag):
    if flag:
        y = 1
    return y


def h():
    x += 1


def i():
    for q in []:
        pass
    return q


def j():
    try:
        raise ValueError
    except ValueError as e:
        pass
    return e


def k():
    del x


def m():
    import sys as x
    return type(x).__name__


for fn in (f, lambda: g(False), h, i, j, k):
    try:
        fn()
    except UnboundLocalError as e:
        print(e)
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'q' where it is not associated with a value
# expect: cannot access local variable 'e' where it is not associated with a value
# expect: cannot access local variable 'x' where it is not associated with a value
print(g(True), m(), x)  # expect: 1 module global
