# List, set, dict comprehensions and generator expressions.
print([x * x for x in range(5)])  # expect: [0, 1, 4, 9, 16]
print(sorted({x % 3 for x in range(10)}))  # expect: [0, 1, 2]
print({k: len(k) for k in ("a", "bb", "ccc")})  # expect: {'a': 1, 'bb': 2, 'ccc': 3}
print(list(x + 1 for x in range(3)), sum(x for x in range(10)))  # expect: [1, 2, 3] 45
print([x for x in range(20) if x % 2 if x % 3])  # expect: [1, 5, 7, 11, 13, 17, 19]
print([(x, y) for x in range(3) for y in range(x)])  # expect: [(1, 0), (2, 0), (2, 1)]
print([[r * c for c in range(3)] for r in range(2)])  # expect: [[0, 0, 0], [0, 1, 2]]
print({x: y for x, y in [(1, 2), (1, 3)]})  # expect: {1: 3}
print([a + b for a, (b, *c) in [(1, (2, 3)), (4, (5,))]])  # expect: [3, 9]
print([y for x in "ab" for y in x * 2 if y != "z"])  # expect: ['a', 'a', 'b', 'b']
print([*map(str, (i for i in range(3)))], tuple(i for i in "xy"))  # expect: ['0', '1', '2'] ('x', 'y')
print({i: {j: i * j for j in range(2)} for i in range(2)})  # expect: {0: {0: 0, 1: 0}, 1: {0: 0, 1: 1}}
