# The traceback of an exception that goes through greenlets: as if the parent had called.
from greenlet import greenlet


def innermost():
    raise ValueError("from the depth")


def inner(x):
    innermost()


def outer():
    return greenlet(inner).switch(1)


greenlet(outer).switch()
# raises: ValueError: from the depth
