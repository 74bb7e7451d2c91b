# A chain of three exceptions with cause and context mixed.
def a():
    raise KeyError("first")


def b():
    try:
        a()
    except KeyError as e:
        raise ValueError("second") from e


def c():
    try:
        b()
    except ValueError:
        raise TypeError("third")


def d():
    try:
        c()
    finally:
        print("cleanup")


d()  # expect: cleanup
# raises: TypeError: third
