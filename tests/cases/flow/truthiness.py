# What counts as true and false.
class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return self.v


class L:
    def __len__(self):
        return 0


class Plain:
    pass


falsy = [None, False, 0, 0.0, -0.0, "", b"", (), [], {}, set(), frozenset(), range(0), B(False), L()]
print([bool(x) for x in falsy].count(False), len(falsy))  # expect: 15 15
truthy = [True, 1, -1, 0.1, " ", b"\0", (0,), [0], {0: 0}, {0}, range(1), B(True), Plain(), len, int, float("nan")]
print(all(truthy), len(truthy))  # expect: True 16
try:
    bool(B(1))
except TypeError as e:
    print(e)  # expect: __bool__ should return bool, returned int


class BadLen:
    def __len__(self):
        return -1


try:
    if BadLen():
        pass
except ValueError as e:
    print(e)  # expect: __len__() should return >= 0


class Both(L):
    def __bool__(self):
        return True


print(bool(Both()), not L(), len(L()))  # expect: True True 0
