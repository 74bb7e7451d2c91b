# global names are read and written in the module.
x = 1


def read():
    return x


def write(v):
    global x
    x = v


def local():
    x = "local"
    return x


print(read(), local())  # expect: 1 local
write(5)
print(x, read())  # expect: 5 5


def create():
    global fresh, other
    fresh = "made"
    other = [1]


create()
print(fresh, other)  # expect: made [1]


def nested():
    def inner():
        global x
        x += 1
    x = "shadow"
    inner()
    return x


print(nested(), x)  # expect: shadow 6


def delete():
    global fresh
    del fresh


delete()
print("fresh" in globals())  # expect: False


class K:
    global made_in_class
    made_in_class = 3


print(made_in_class, hasattr(K, "made_in_class"))  # expect: 3 False
