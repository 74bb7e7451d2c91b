# Assertion errors with and without a message, raised while handling another.
def check(x):
    assert x > 0, f"x must be positive, got {x}"
    return x


def outer():
    try:
        check(-1)
    except AssertionError:
        assert check(1) == 2


outer()
# raises: AssertionError
