# permutations, combinations and combinations_with_replacement in lexicographic position order.
from itertools import combinations, combinations_with_replacement, permutations

print(list(permutations("abc")))
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]
print(list(permutations([1, 2, 3], 2)), list(permutations([], 0)))
# expect: [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)] [()]
print(list(permutations("ab", 3)), list(permutations("ab", 0)), list(permutations("aa")))
# expect: [] [()] [('a', 'a'), ('a', 'a')]
print(list(combinations("abcd", 2)), list(combinations(range(4), 3)))
# expect: [('a', 'b'), ('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')] [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)]
print(list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations([3, 1, 2], 2)))
# expect: [] [()] [(3, 1), (3, 2), (1, 2)]
print(list(combinations_with_replacement("abc", 2)))
# expect: [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
print(list(combinations_with_replacement("ab", 3)))
# expect: [('a', 'a', 'a'), ('a', 'a', 'b'), ('a', 'b', 'b'), ('b', 'b', 'b')]
print(list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)),
      list(combinations_with_replacement("x", 4)))  # expect: [] [()] [('x', 'x', 'x', 'x')]
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 5))),
      len(list(combinations_with_replacement(range(5), 3))), list(permutations(range(5)))[77],
      list(combinations(range(10), 4))[100])  # expect: 720 252 35 (3, 0, 4, 2, 1) (1, 2, 6, 8)
print(sum(1 for p in permutations(range(6)) if all(p[i] != i for i in range(6))),
      ["".join(p) for p in permutations("xyz", 2)], max(permutations([1, 3, 2])),
      [a + b for a, b in combinations([1, 2, 4], 2)])
# expect: 265 ['xy', 'xz', 'yx', 'yz', 'zx', 'zy'] (3, 2, 1) [3, 5, 6]
for f in (lambda: permutations("ab", -1), lambda: combinations("ab", -1), lambda: combinations("ab"),
          lambda: permutations(5), lambda: combinations_with_replacement("a", -1), lambda: permutations("ab", "x"),
          lambda: combinations("ab", 1.5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError r must be non-negative
# expect: ValueError r must be non-negative
# expect: TypeError combinations() missing required argument 'r' (pos 2)
# expect: TypeError 'int' object is not iterable
# expect: ValueError r must be non-negative
# expect: TypeError Expected int as r
# expect: TypeError 'float' object cannot be interpreted as an integer
