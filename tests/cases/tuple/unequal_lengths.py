# Tuples of different lengths are unequal once their items have been asked, which may be the program's; lists of different
# lengths are unequal at once.


class Asked:
    def __init__(self, name, answer=True):
        self.name = name
        self.answer = answer

    def __eq__(self, other):
        print("eq", self.name)
        return self.answer

    def __lt__(self, other):
        print("lt", self.name)
        return True


a, b = Asked("a"), Asked("b", False)
print((a,) == (1, 2), (a,) != (1, 2), (1, 2) == (a,), (1, 2) != (a,))

print([a] == [1, 2], [a] != [1, 2])

print((a, b, a) == (1, 2), (b, a) != (1,), () == (a,), (a,) == ())

print((a,) < (1, 2), (b,) < (1, 2))

print(((a,), 1) == ((1, 2), 1), ([a],) == ([1, 2],))

print((a,) in [(1, 2), (3,)], [(3, 4), (1, 2)].count((a,)))

print((1, "x") == (1, "x", 2), (1, "x") != (1,), (1.5, "y") == (1.5, "y", None), (1,) < (1, 2), (1, 2) <= (1,))
# The first items are the same object: nobody is asked.
print((a,) == (a, 1), (a, a) != (a,))


class Pair(tuple):
    pass


print(Pair((a,)) == (1, 2), Pair((a,)) == Pair((1, 2)), (1, 2) == Pair((a,)))


def often():
    equal = 0
    for i in range(3000):
        x = (i, "s") if i % 3 else (i,)
        if x == (i, "s"):
            equal += 1
    return equal


print(often())

# expect: eq a
# expect: eq a
# expect: eq a
# expect: eq a
# expect: False True False True
# expect: False True
# expect: eq a
# expect: eq b
# expect: eq b
# expect: False True False False
# expect: eq a
# expect: eq b
# expect: lt b
# expect: True True
# expect: eq a
# expect: False False
# expect: eq a
# expect: eq a
# expect: eq a
# expect: eq a
# expect: True 0
# expect: False True False True False
# expect: False True
# expect: eq a
# expect: eq a
# expect: eq a
# expect: False False False
# expect: 2000
