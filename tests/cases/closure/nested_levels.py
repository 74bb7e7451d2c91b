# Variables captured through several levels.
def a(x):
    def b(y):
        def c(z):
            def d():
                return x, y, z, (lambda: x + y + z)()
            return d
        return c
    return b


print(a(1)(2)(3)())  # expect: (1, 2, 3, 6)


def skip():
    v = "outer"

    def middle():
        def inner():
            return v
        return inner
    return middle()()


print(skip())  # expect: outer


def deep_set():
    n = 0

    def one():
        def two():
            def three():
                nonlocal n
                n += 1
            three()
            three()
        two()
    one()
    return n


print(deep_set())  # expect: 2


def shadow():
    x = "outer"

    def inner():
        x = "inner"
        return lambda: x
    return inner()(), x


print(shadow())  # expect: ('inner', 'outer')
