# `list` and `tuple` of lists and tuples, and of everything else, in a hot loop.
def both(items, n):
    for i in range(n):
        a, b = list(items), tuple(items)
        c, d = tuple(a), list(b)
    a.append(i)
    return a, b, c, d, b is items, list(b) is not list(b)


class Mine(list):
    def __iter__(self):
        return iter("mine")


class Pair(tuple):
    pass


for items in ([1, 2], (3, 4), "ab", range(3), {1: 2}, [], (), list(range(40)), {5}, Mine([1]), Pair((1, 2)), b"ab", {1: 2}.items()):
    print(both(items, 300))
print(type(tuple(Pair((1, 2)))), list((x, list([x])) for x in "ab"))
for wrong in (1, None, len):
    for make in (list, tuple):
        try:
            print(make(wrong))
        except TypeError as e:
            print(e)

# expect: ([1, 2, 299], (1, 2), (1, 2), [1, 2], False, True)
# expect: ([3, 4, 299], (3, 4), (3, 4), [3, 4], True, True)
# expect: (['a', 'b', 299], ('a', 'b'), ('a', 'b'), ['a', 'b'], False, True)
# expect: ([0, 1, 2, 299], (0, 1, 2), (0, 1, 2), [0, 1, 2], False, True)
# expect: ([1, 299], (1,), (1,), [1], False, True)
# expect: ([299], (), (), [], False, True)
# expect: ([299], (), (), [], True, True)
# expect: ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 299], (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39), (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39], False, True)
# expect: ([5, 299], (5,), (5,), [5], False, True)
# expect: (['m', 'i', 'n', 'e', 299], ('m', 'i', 'n', 'e'), ('m', 'i', 'n', 'e'), ['m', 'i', 'n', 'e'], False, True)
# expect: ([1, 2, 299], (1, 2), (1, 2), [1, 2], False, True)
# expect: ([97, 98, 299], (97, 98), (97, 98), [97, 98], False, True)
# expect: ([(1, 2), 299], ((1, 2),), ((1, 2),), [(1, 2)], False, True)
# expect: <class 'tuple'> [('a', ['a']), ('b', ['b'])]
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
