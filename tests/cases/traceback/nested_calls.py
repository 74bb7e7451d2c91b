# Calls through several functions.
def outer(x):
    return middle(x) + 1


def middle(x):
    y = inner(x * 2)
    return y


def inner(x):
    return 10 / (x - x)


print("start")  # expect: start
outer(5)
# raises: ZeroDivisionError: division by zero
