# Tuples hold references: their mutable items may change.
inner = [1]
t = (inner, {"k": 1}, "s")
inner.append(2)
t[1]["k"] += 1
print(t, t[0] is inner)  # expect: ([1, 2], {'k': 2}, 's') True
t2 = t[:]
t3 = t + ()
t[0].clear()
print(t2[0], t3[0], t == t2)  # expect: [] [] True
nested = ((1, 2), (3, (4, 5)))
(a, b), (c, (d, e)) = nested
print(a, b, c, d, e, nested[1][1][0])  # expect: 1 2 3 4 5 4
pts = {(x, y): x * y for x in range(3) for y in range(2)}
print(pts[2, 1], (5, 5) in pts, sorted(pts, key=lambda p: (-p[1], p[0]))[:3])
# expect: 2 False [(0, 1), (1, 1), (2, 1)]
swap = lambda p: p[::-1]
print([swap(p) for p in [(1, 2), ("a", "b")]], list(map(tuple, ["ab", [1, 2]])), dict([("k", (1, 2))]),
      tuple(sorted((3, 1, 2))))  # expect: [(2, 1), ('b', 'a')] [('a', 'b'), (1, 2)] {'k': (1, 2)} (1, 2, 3)
print(divmod(17, 5), "abc".partition("b"), (lambda *a: a)(1, 2), tuple(zip("ab", (1, 2))), tuple({"x": 1}.items()),
      sum((1, 2, 3)), min((3, 1)))  # expect: (3, 2) ('a', 'b', 'c') (1, 2) (('a', 1), ('b', 2)) (('x', 1),) 6 1
