# len, hash and id.
print(len("héllo"), len(b"ab"), len([1]), len(()), len({1: 2}), len({1, 1}), len(range(5)), len(range(0, -10, -3)))
# expect: 5 2 1 0 1 1 5 4
print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash((1, "b")) == hash((1, "b")), hash(0),
      hash(-1), hash(-2))  # expect: True True True 0 -2 -2
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(float("inf")), hash(0.5) == hash(0.5), hash(None) == hash(None))
# expect: 0 1 314159 True True
print(hash(frozenset([1, 2])) == hash(frozenset([2, 1])), isinstance(hash(object()), int))  # expect: True True
for bad in ([], {}, set(), bytearray(), ([],), slice(1)):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'bytearray'
# expect: unhashable type: 'list'
# expect: unhashable type: 'slice'
a, b = object(), object()
print(id(a) == id(a), id(a) == id(b), isinstance(id(5), int))  # expect: True False True


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(len(L(5)), len(L(True)))  # expect: 5 1
for n in (-1, "x", 1.5, 2 ** 80):
    try:
        len(L(n))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError __len__() should return >= 0
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
