# Frames that alternate are not summed up.
def ping(n):
    if n == 0:
        return [][0]
    return pong(n - 1)


def pong(n):
    return ping(n - 1)


ping(6)
# raises: IndexError: list index out of range
