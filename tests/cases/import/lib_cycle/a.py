print("a starts")
from . import b

name = "a"
print("a ends")


def call_b():
    return b.name
