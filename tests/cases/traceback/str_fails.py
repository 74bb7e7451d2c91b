# An exception whose __str__ raises.
class Broken(Exception):
    def __str__(self):
        raise RuntimeError("cannot describe")


def f():
    raise Broken("a", "b")


f()
# raises: Broken: <exception str() failed>
