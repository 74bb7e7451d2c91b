# Instances of subclasses of built-in types, which leave equality, hash and order to these; and those that do not.
from collections import namedtuple
from enum import IntEnum

NT = namedtuple("NT", "a b")


class T(tuple):
    pass


class S(str):
    pass


class F(float):
    pass


class I(int):
    pass


class B(bytes):
    pass


class Z(frozenset):
    pass


class L(list):
    pass


class D(dict):
    pass


class IE(IntEnum):
    ONE = 1
    TWO = 2


pairs = [
    (NT(1, 2), (1, 2)), (T((1, 2)), NT(1, 2)), (S("ab"), "ab"), (F(1.5), 1.5), (I(3), 3), (I(3), 3.0), (B(b"x"), b"x"), (Z((1, 2)), frozenset((2, 1))),
    (IE.ONE, 1), (IE.TWO, I(2)), (NT(1.0, S("q")), (1, "q")),
]
for x, y in pairs:
    print(x == y, y == x, x != y, hash(x) == hash(y), {x: 1}[y], y in {x}, x in [y], len({x, y}))
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
# expect: True True False True 1 True True 1
print(L([1]) == [1], [1] == L([1]), L([1]) != L([2]), D(a=1) == {"a": 1}, D(a=1) != D(a=1), L() == (), T() == L())
# expect: True True True True False False False
for unhashable in (L(), D()):
    try:
        {unhashable}
    except TypeError as e:
        print(e)
# expect: unhashable type: 'L'
# expect: unhashable type: 'D'
nan = F("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], T((nan,)) == T((nan,)))  # expect: False True True True True

# Order, and how it is sorted.
print(NT(1, 2) < NT(1, 3), T((2,)) > (1, 5), S("b") <= "a", F(1.0) >= 1, I(1) < 1.5, IE.ONE < IE.TWO, Z((1,)) < Z((1, 2)))
# expect: True True False True True True True
print([tuple(x) for x in sorted([NT(2, 1), NT(1, 9), NT(1, 3)])], sorted([I(3), 2.5, True, F(0.5)]), max(S("x"), S("y")))
# expect: [(1, 3), (1, 9), (2, 1)] [0.5, True, 2.5, 3] y
print(min([NT(2, 1), NT(1, 9)]), sorted([IE.TWO, IE.ONE], reverse=True)[0].name)  # expect: NT(a=1, b=9) TWO
for wrong in (lambda: NT(1, 2) < 5, lambda: I(1) < S("a"), lambda: sorted([T((1,)), L([1])]), lambda: NT(1, "a") < NT(1, 2), lambda: D() < D()):
    try:
        print(wrong())
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'NT' and 'int'
# expect: '<' not supported between instances of 'I' and 'S'
# expect: '<' not supported between instances of 'L' and 'T'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'D' and 'D'


# Those with a say of their own are asked, on either side.
class Eq(tuple):
    def __eq__(self, other):
        print("eq", type(self).__name__, type(other).__name__)
        return "answer"

    def __hash__(self):
        print("hash")
        return hash(1)


class Ne(tuple):
    def __ne__(self, other):
        return "ne"


class Lt(I):
    def __lt__(self, other):
        return int(self) > int(other)


class HashOnly(tuple):
    def __hash__(self):
        return 7


e = Eq((1,))
print(e == (1,), (1,) == e, T((1,)) == e, e == T((1,)), e == e)
# expect: eq Eq tuple
# expect: eq Eq tuple
# expect: eq Eq T
# expect: eq Eq Eq
# expect: answer answer True answer answer
print(e in [e], e in [(1,)])
# expect: eq Eq tuple
# expect: True True
print({e: 1}[e])
# expect: hash
# expect: hash
# expect: 1
print(Ne((1,)) != Ne((1,)), Ne((1,)) == Ne((1,)), (1,) != Ne((1,)))  # expect: ne True ne
print(sorted([Lt(1), Lt(3), Lt(2)]), Lt(1) < Lt(2), Lt(1) > Lt(2), I(1) < Lt(2))  # expect: [3, 2, 1] False False True
print(hash(HashOnly((1,))), HashOnly((1,)) == (1,), (1,) in {HashOnly((1,))})  # expect: 7 True False


class Asked:
    def __eq__(self, other):
        print("asked", type(other).__name__)
        return True

    __hash__ = None


print(NT(1, 2) == Asked(), Asked() == I(1), I(1) != Asked(), NT(1, Asked()) == (1, 5), T((Asked(),)) == T((3,)))
# expect: asked NT
# expect: asked I
# expect: asked I
# expect: asked int
# expect: asked int
# expect: True True False True True


class Plain:
    pass


p = Plain()
print(NT(1, p) == NT(1, p), NT(1, p) == NT(1, Plain()), NT(1, 2) == p, p == I(1), {NT(1, p): "there"}[NT(1, p)])  # expect: True False False False there


# An object and itself.
class Never:
    def __eq__(self, other):
        return False


n = Never()
print(n == n, n != n, n in [n], [n] == [n], [n].index(n))  # expect: False True True True 0

# Methods that come later, after the instances have been keys.
T2 = type("T2", (tuple,), {})
keys = [T2((i,)) for i in range(5)]
table = {k: k[0] for k in keys}
print([table[T2((i,))] for i in range(5)], T2((1,)) == (1,))  # expect: [0, 1, 2, 3, 4] True
T2.__eq__ = lambda self, other: self is other
T2.__hash__ = lambda self: id(self)
print(T2((1,)) == T2((1,)), T2((1,)) in table, len({T2((1,)), T2((1,))}))  # expect: False False 2
del T2.__eq__, T2.__hash__
print(T2((1,)) == T2((1,)), table[(3,)])  # expect: True 3
for i in range(300):
    assert NT(i, 1) == NT(i, 1) and NT(i, 1) < NT(i + 1, 0) and {NT(i, 2): i}[(i, 2)] == i
