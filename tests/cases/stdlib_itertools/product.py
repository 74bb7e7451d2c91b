# product with repeat.
from itertools import product

print(list(product("ab", [1, 2])), list(product()), list(product([])), list(product("ab", [])),
      list(product([1, 2], repeat=2)), list(product("a", repeat=0)), list(product("ab", repeat=1)))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [()] [] [] [(1, 1), (1, 2), (2, 1), (2, 2)] [()] [('a',), ('b',)]
print(len(list(product(range(3), range(4), range(5)))), list(product(range(2), "xy", [True]))[-1],
      list(product("ab", "c", repeat=2)), sum(a * b for a, b in product(range(4), repeat=2)))
# expect: 60 (1, 'y', True) [('a', 'c', 'a', 'c'), ('a', 'c', 'b', 'c'), ('b', 'c', 'a', 'c'), ('b', 'c', 'b', 'c')] 36
p = product(iter([1, 2]), (c for c in "xy"))
print(next(p), next(p), list(p), next(p, "end"))  # expect: (1, 'x') (1, 'y') [(2, 'x'), (2, 'y')] end
print(["".join(t) for t in product("01", repeat=3)], [*product([0], [1], [2])], dict(product("ab", "1")),
      [x + y for x, y in product("pq", "rs")])
# expect: ['000', '001', '010', '011', '100', '101', '110', '111'] [(0, 1, 2)] {'a': '1', 'b': '1'} ['pr', 'ps', 'qr', 'qs']
for f in (lambda: product(5), lambda: product("a", repeat=-1), lambda: product("a", repeat="x"),
          lambda: product([1], 2), lambda: product("a", wrong=1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError 'int' object is not iterable
# expect: ValueError repeat argument cannot be negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'wrong' is an invalid keyword argument for product()
