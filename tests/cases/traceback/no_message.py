# No colon when the message is empty.
class Stop(Exception):
    pass


def f(flag):
    assert flag == 1
    raise Stop


try:
    f(0)
except AssertionError:
    f(1)
# raises: Stop
