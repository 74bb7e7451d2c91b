# sort: order, reverse, key, stability, errors.
x = [5, 2, 9, -1, 5, 0]
print(x.sort(), x)  # expect: None [-1, 0, 2, 5, 5, 9]
x.sort(reverse=True)
print(x)  # expect: [9, 5, 5, 2, 0, -1]
w = ["bb", "a", "ccc", "B", "Aa"]
w.sort()
print(w)  # expect: ['Aa', 'B', 'a', 'bb', 'ccc']
w.sort(key=len)
print(w)  # expect: ['B', 'a', 'Aa', 'bb', 'ccc']
w.sort(key=str.lower, reverse=True)
print(w)  # expect: ['ccc', 'bb', 'B', 'Aa', 'a']
pairs = [(i % 3, i) for i in range(12)]
pairs.sort(key=lambda p: p[0])
print(pairs)
# expect: [(0, 0), (0, 3), (0, 6), (0, 9), (1, 1), (1, 4), (1, 7), (1, 10), (2, 2), (2, 5), (2, 8), (2, 11)]
pairs.sort(key=lambda p: p[0], reverse=True)
print([p[1] for p in pairs])  # expect: [2, 5, 8, 11, 1, 4, 7, 10, 0, 3, 6, 9]
print(sorted([True, 0.5, -1, 2 ** 70, 1]), sorted([[2], [1, 2], []]), sorted([(1, "b"), (1, "a")]),
      sorted([b"b", b"a"]), sorted(["é", "z", "e"]))
# expect: [-1, 0.5, True, 1, 1180591620717411303424] [[], [1, 2], [2]] [(1, 'a'), (1, 'b')] [b'a', b'b'] ['e', 'z', 'é']
for bad in ([1, "a"], [None, 1], [[1], 1], [{}, {}], ["a", 1.5], [(1,), (1, 2), ("a",)]):
    try:
        bad.sort()
    except TypeError as e:
        print(e)
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'NoneType'
# expect: '<' not supported between instances of 'int' and 'list'
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '<' not supported between instances of 'float' and 'str'
# expect: '<' not supported between instances of 'str' and 'int'
for f in (lambda: [2, 1].sort(lambda v: v), lambda: [2, 1].sort(key=5), lambda: [2, 1].sort(reverse="x"),
          lambda: [1, 2].sort(cmp=1)):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: sort() takes no positional arguments
# expect: 'int' object is not callable
# expect: 'str' object cannot be interpreted as an integer
# expect: 'cmp' is an invalid keyword argument for sort()
x.sort(key=None)
print(x)  # expect: [-1, 0, 2, 5, 5, 9]
