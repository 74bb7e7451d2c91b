# Every call of iter() on a container starts afresh; iterators share nothing.
x = [1, 2, 3]
a, b = iter(x), iter(x)
print(next(a), next(a), next(b))  # expect: 1 2 1
print([(i, j) for i in x for j in x if i < j])  # expect: [(1, 2), (1, 3), (2, 3)]
for i in x:
    for j in x:
        if j > i:
            break
    print(i, j)
# expect: 1 2
# expect: 2 3
# expect: 3 3
g = (i for i in x)
print([(i, j) for i in g for j in g])  # expect: [(1, 2), (1, 3)]
d = {"a": 1, "b": 2}
print([(k, m) for k in d for m in d])  # expect: [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]
r = range(3)
print(list(zip(r, r)), list(zip(iter(r), r)))  # expect: [(0, 0), (1, 1), (2, 2)] [(0, 0), (1, 1), (2, 2)]
it = iter("abcdef")
for c in it:
    print(c, next(it))
# expect: a b
# expect: c d
# expect: e f
m = map(str, x)
print(list(zip(m, m)))  # expect: [('1', '2')]
