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
nan = float("nan")
print([len(list(g)) for k, g in groupby([nan, nan, 1, nan])])  # expect: [2, 1, 1]


class Iterator:
    asked = 0

    def __init__(self, items):
        self.items = list(items)

    def __iter__(self):
        Iterator.asked += 1
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


print([(k, list(g)) for k, g in groupby(Iterator("aabccc"))], Iterator.asked)  # expect: [('a', ['a', 'a']), ('b', ['b']), ('c', ['c', 'c', 'c'])] 1


class Key:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        Key.compared += 1
        return self.v == other.v


print([sum(1 for _ in g) for _, g in groupby(map(Key, "aabbbc"))], Key.compared)  # expect: [2, 3, 1] 7
print([next(g).v for _, g in groupby(map(Key, "aabbbc"))], Key.compared)  # expect: ['a', 'b', 'c'] 12
print([k.v for k, _ in groupby(map(Key, "aabbbc"))], Key.compared)  # expect: ['a', 'b', 'c'] 17
groups = groupby("aaabbb")
_, g = next(groups)
print(next(g), next(g), next(groups)[0], list(g), [x for x, _ in groups])  # expect: a a b [] []
groups = groupby(x for x in [1, 1, 2, 2, 2, 3])
for k, g in groups:
    if k == 2:
        print(next(g), list(g), list(g), next(g, None))  # expect: 2 [2, 2] [] None


def key(x):
    if x == 3:
        raise ValueError(x)
    return x > 1


groups = groupby([1, 2, 3, 4, 1], key)
_, g = next(groups)
print(list(g))  # expect: [1]
_, g = next(groups)
try:
    list(g)
except ValueError as e:
    print("raised", e)  # expect: raised 3
print([(k, list(g)) for k, g in groups])  # expect: [(False, [1])]
print(sum(len(list(g)) * k for k, g in groupby(sorted(i % 7 for i in range(5000)))))  # expect: 14995
