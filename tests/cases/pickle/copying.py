# copy and deepcopy by the same hooks as pickling, and object's own.
import copy
import copyreg


class Plain:
    def __init__(self, x):
        self.x = x


class Slots:
    __slots__ = ("a", "b")


class Both(Slots):
    pass


class State:
    def __getstate__(self):
        return [1]

    def __setstate__(self, state):
        self.got = state


class ReduceEx:
    def __reduce_ex__(self, protocol):
        return ReduceEx, (), {"protocol": protocol}


class NewArgs:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.made = args, kwargs
        return self

    def __getnewargs_ex__(self):
        return (1, [2]), {"k": [3]}


class AList(list):
    pass


class Kept:
    def __reduce__(self):
        return "kept"


p = Plain([1])
print(object.__reduce_ex__(p, 2)[0] is copyreg.__newobj__, object.__reduce_ex__(p, 2)[1:])
print(object.__reduce__(p)[0] is copyreg._reconstructor, p.__reduce__()[1:], p.__reduce_ex__(0)[2])
print(p.__getstate__(), object().__getstate__(), Plain.__getstate__ is object.__getstate__)
s = Slots()
print(s.__getstate__())
s.a = 1
print(s.__getstate__(), copy.copy(s).a, hasattr(copy.copy(s), "b"))
b = Both()
b.a = 1
b.c = [2]
print(b.__getstate__(), copy.deepcopy(b).c is b.c, copy.copy(b).c is b.c)
print(copy.copy(State()).got, copy.deepcopy(State()).got)
print(copy.copy(ReduceEx()).protocol)
n = copy.deepcopy(NewArgs())
print(n.made)
x = AList([[1]])
x.attr = x
y = copy.deepcopy(x)
print(y, type(y).__name__, y.attr is y, y[0] is x[0], copy.copy(x)[0] is x[0])
kept = Kept()
print(copy.copy(kept) is kept, copy.deepcopy([kept])[0] is kept)
copyreg.pickle(Plain, lambda p: (Plain, (["by table"],)))
print(copy.copy(p).x, copy.deepcopy(p).x)
del copyreg.dispatch_table[Plain]
for bad in (object.__reduce_ex__, ):
    for v in ((i for i in ()), ):
        try:
            print(bad(v, 2))
        except TypeError as e:
            print(e)
try:
    object.__reduce_ex__(s, 1)
except TypeError as e:
    print(e)
print((5).__reduce_ex__(2)[1:], "x".__reduce_ex__(2)[1:3], [1].__reduce_ex__(2)[1:3], list({1: 2}.__reduce_ex__(2)[4]))
print(copyreg._slotnames(Both), {1}.__reduce_ex__(2), range(3).__reduce__(), slice(1).__reduce__(), len.__reduce__())
# expect: True ((<class '__main__.Plain'>,), {'x': [1]}, None, None)
# expect: True ((<class '__main__.Plain'>, <class 'object'>, None), {'x': [1]}) {'x': [1]}
# expect: {'x': [1]} None True
# expect: None
# expect: (None, {'a': 1}) 1 False
# expect: ({'c': [2]}, {'a': 1}) False True
# expect: [1] [1]
# expect: 4
# expect: ((), {})
# expect: [[1]] AList True False True
# expect: True True
# expect: ['by table'] ['by table']
# expect: cannot pickle 'generator' object
# expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
# expect: ((<class 'int'>, 5), None, None, None) ((<class 'str'>, 'x'), None) ((<class 'list'>,), None) [(1, 2)]
# expect: ['a', 'b'] (<class 'set'>, ([1],), None) (<class 'range'>, (0, 3, 1)) (<class 'slice'>, (None, 1, None)) len
