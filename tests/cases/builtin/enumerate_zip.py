# enumerate and zip, with start and strict.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] []
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip("ab", (1, 2), [3.0, 4.0])))
# expect: [(1, 'a'), (2, 'b')] [] [(1,)] [('a', 1, 3.0), ('b', 2, 4.0)]
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z))  # expect: (1, 3) [(2, 4)] []
print(dict(zip("abc", range(3))), [*zip(*[(1, 2), (3, 4)])])  # expect: {'a': 0, 'b': 1, 'c': 2} [(1, 3), (2, 4)]
for a, b in ([1, 2], [1]), ([1], [1, 2]), ([], [1]):
    try:
        print(list(zip(a, b, strict=True)))
    except ValueError as e:
        print(e)
# expect: zip() argument 2 is shorter than argument 1
# expect: zip() argument 2 is longer than argument 1
# expect: zip() argument 2 is longer than argument 1
try:
    list(zip([1], [1], [1, 2], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 3 is longer than arguments 1-2
print(list(zip("ab", "cd", strict=True)))  # expect: [('a', 'c'), ('b', 'd')]
it = iter([1, 2, 3, 4, 5])
print(list(zip(it, it)), next(it, "gone"))  # expect: [(1, 2), (3, 4)] gone
for bad in (lambda: zip(5), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: zip([1], 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: 'str' object cannot be interpreted as an integer
# expect: 'int' object is not iterable
print(list(enumerate("xy", -1)), next(enumerate([9], 10 ** 20)))
# expect: [(-1, 'x'), (0, 'y')] (100000000000000000000, 9)
