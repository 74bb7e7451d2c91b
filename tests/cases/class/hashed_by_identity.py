# Instances that are keys by identity, until a class among their bases says what equality or hash is.
class Base:
    pass


class Mixin:
    pass


class Key(Base, Mixin):
    def __init__(self, n):
        self.n = n


def count(keys, table):
    found = 0
    for key in keys:
        found += key in table
    return found


keys = [Key(i % 5) for i in range(20)]
table = {key: key.n for key in keys}
for _ in range(50):
    assert count(keys, table) == 20
print(len(table), len(set(keys)), keys[0] == keys[5], keys[0] != keys[5])  # expect: 20 20 False True

# A base far away, after the keys were looked up often.
Mixin.__hash__ = lambda self: self.n
print(len(set(keys)), len({keys[0], keys[5]}))  # expect: 20 2
Base.__eq__ = lambda self, other: self.n == other.n
Base.__hash__ = Mixin.__hash__
print(len(set(keys)), keys[0] == keys[5], keys[0] != keys[5])  # expect: 5 True False
print(count([Key(1), Key(7)], set(keys)))  # expect: 1
del Base.__hash__
print(len(set(keys)))  # expect: 5
del Base.__eq__
del Mixin.__hash__
print(len(set(keys)), keys[0] == keys[5])  # expect: 20 False
Key.__eq__ = lambda self, other: True
Key.__hash__ = None
try:
    {keys[0]: 1}
except TypeError as e:
    print(e)  # expect: unhashable type: 'Key'
del Key.__hash__
del Key.__eq__
print(count(keys, table))  # expect: 20


class Named(Base):
    pass


n = Named()
d = {n: 1}
for _ in range(1000):
    d[n] += 1
print(d[n], n in d, Named() in d)  # expect: 1001 True False
Named.__ne__ = lambda self, other: "asked"
print(n != Named(), n in d, hash(n) == hash(n))  # expect: asked True True


class E(Exception):
    pass


e, f = E("x"), E("x")
print(len({e, f, e}), e == f)  # expect: 2 False
E.__eq__ = lambda self, other: self.args == other.args
E.__hash__ = lambda self: hash(self.args)
print(len({e, f, e}), e == f)  # expect: 1 True


class Meta(type):
    pass


class A(metaclass=Meta):
    pass


class B(metaclass=Meta):
    pass


print(len({A, B, A}), A == B)  # expect: 2 False
Meta.__eq__ = lambda self, other: True
Meta.__hash__ = lambda self: 1
print(len({A, B, A}), A == B)  # expect: 1 True
