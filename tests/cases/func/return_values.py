# return without value, several values, return in branches.
def nothing():
    return


def several():
    return 1, "two", [3]


def branch(x):
    if x > 0:
        return "pos"
    if x < 0:
        return "neg"


print(nothing(), several(), branch(1), branch(-1), branch(0))  # expect: None (1, 'two', [3]) pos neg None
a, *b = several()
print(a, b)  # expect: 1 ['two', [3]]


def paren():
    return (
        1
    )


def star():
    x = [1, 2]
    return 0, *x


print(paren(), star())  # expect: 1 (0, 1, 2)


def nested():
    def inner():
        return "inner"
    return inner


print(nested()())  # expect: inner
print((lambda: (1, 2))(), type(several()).__name__)  # expect: (1, 2) tuple
