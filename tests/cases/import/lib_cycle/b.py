print("b starts")
from . import a

name = "b"
print("b ends, a has name:", hasattr(a, "name"))


def call_a():
    return a.name
