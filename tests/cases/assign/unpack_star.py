# Starred targets take a list of what is left over.
a, *b = [1, 2, 3]
*c, d = "xyz"
e, *f, g = range(5)
print(a, b, c, d, e, f, g)  # expect: 1 [2, 3] ['x', 'y'] z 0 [1, 2, 3] 4
h, *i = (1,)
*j, = ()
k, *l, m = [1, 2]
print(h, i, j, k, l, m)  # expect: 1 [] [] 1 [] 2
[n, *o] = {"a": 1, "b": 2}
print(n, o)  # expect: a ['b']
for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
# expect: 1 [2, 3]
# expect: a ['b']
# expect: 9 []
*x, y = (i * i for i in range(4))
print(x, y)  # expect: [0, 1, 4] 9
try:
    a, *b, c = [1]
except ValueError as err:
    print(err)  # expect: not enough values to unpack (expected at least 2, got 1)
a, b, *c, d, e = range(10)
print(a, b, c, d, e)  # expect: 0 1 [2, 3, 4, 5, 6, 7] 8 9
