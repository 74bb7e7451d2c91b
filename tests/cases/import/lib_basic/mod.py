"""Module docstring."""
from . import loaded, value

loaded.append(__name__)
answer = 42
_private = "hidden"


def who():
    return __name__, __package__


class Thing:
    pass


def package_value():
    return value
