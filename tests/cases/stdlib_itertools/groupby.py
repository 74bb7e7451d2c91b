# groupby: consecutive groups, keys, shared iterator.
from itertools import groupby

print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, len(list(g))) for k, g in groupby([1, 1, 2, 1])],
      list(groupby([])))
# expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c']), ('a', ['a'])] [(1, 2), (2, 1), (1, 1)] []
print([(k, list(g)) for k, g in groupby(range(10), key=lambda x: x // 4)],
      [(k, [w for w in g]) for k, g in groupby(["ab", "cd", "e", "fg"], len)], [k for k, g in groupby("aab")])
# expect: [(0, [0, 1, 2, 3]), (1, [4, 5, 6, 7]), (2, [8, 9])] [(2, ['ab', 'cd']), (1, ['e']), (2, ['fg'])] ['a', 'b']
words = sorted(["bear", "ant", "bee", "cat", "ape"], key=lambda w: w[0])
print({k: list(g) for k, g in groupby(words, lambda w: w[0])}, "".join(f"{k}{len(list(g))}" for k, g in groupby("wwwbbw")))
# expect: {'a': ['ant', 'ape'], 'b': ['bear', 'bee'], 'c': ['cat']} w3b2w1
g = groupby("aabb")
k1, g1 = next(g)
print(k1, next(g1))  # expect: a a
k2, g2 = next(g)
print(k2, list(g1), list(g2), next(g, "end"))  # expect: b [] ['b', 'b'] end
calls = []
for k, grp in groupby([1, 2, 3, 10], key=lambda x: calls.append(x) or x < 5):
    print(k, list(grp), calls)
# expect: True [1, 2, 3] [1, 2, 3, 10]
# expect: False [10] [1, 2, 3, 10]
for f in (lambda: groupby(5), lambda: list(groupby([1], 5)), lambda: groupby(),
          lambda: list(groupby([[1], [1]], key=None))):
    try:
        r = f()
        print([k for k, _ in r])
    except TypeError as e:
        print(e)
# expect: 'int' object is not iterable
# expect: 'int' object is not callable
# expect: groupby() missing required argument 'iterable' (pos 1)
# expect: [[1]]


class K:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v % 2 == o.v % 2


print([len(list(g)) for k, g in groupby([K(1), K(3), K(2), K(5)])])  # expect: [2, 1, 1]
