# Classes as decorators and decorated classes.
class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *args):
        self.n += 1
        return self.f(*args)


@Count
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4), add.n)  # expect: 3 7 2


def register(cls):
    cls.registered = True
    cls.tag = cls.__name__.lower()
    return cls


@register
class Thing:
    @staticmethod
    @Count
    def work(x):
        return x * 2


print(Thing.registered, Thing.tag, Thing.work(4), Thing.work.n)  # expect: True thing 8 1


def replace(cls):
    return 17


@replace
class Gone:
    pass


print(Gone + 1)  # expect: 18
