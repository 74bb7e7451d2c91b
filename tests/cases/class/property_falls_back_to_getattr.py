# An AttributeError of a property's getter asks __getattr__, each time.
class D:
    def __init__(self, n):
        self.n = n

    @property
    def x(self):
        self.n -= 1
        if self.n < 3:
            raise AttributeError("no")
        return self.n

    def __getattr__(self, name):
        return "instead of " + name


def f(d):
    for i in range(6):
        print(d.x)


f(D(5))
# expect: 4
# expect: 3
# expect: instead of x
# expect: instead of x
# expect: instead of x
# expect: instead of x
class E(D):
    pass


print([D(0).x, E(5).x, E(0).x, D(0).y])  # expect: ['instead of x', 4, 'instead of x', 'instead of y']
