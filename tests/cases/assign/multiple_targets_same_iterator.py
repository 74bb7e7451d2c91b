# One iterator in several targets, and assignment to a loop's own sequence.
it = iter(range(10))
a, b, c = next(it), next(it), next(it)
print(a, b, c, list(it))  # expect: 0 1 2 [3, 4, 5, 6, 7, 8, 9]
pairs = zip(*[iter("abcdef")] * 2)
print(list(pairs))  # expect: [('a', 'b'), ('c', 'd'), ('e', 'f')]
(a, b), (c, d) = pairs2 = [(1, 2), (3, 4)]
print(a, b, c, d, pairs2)  # expect: 1 2 3 4 [(1, 2), (3, 4)]
xs = [1, 2, 3]
for xs[0] in [10, 20]:
    print(xs)
# expect: [10, 2, 3]
# expect: [20, 2, 3]
for i, xs in enumerate([[5], [6]]):
    pass
print(i, xs)  # expect: 1 [6]
d = {}
for d["key"] in "ab":
    print(d)
# expect: {'key': 'a'}
# expect: {'key': 'b'}
[a, b] = [b, a] = 1, 2
print(a, b)  # expect: 2 1
