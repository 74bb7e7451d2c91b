# Sequence unpacking from every kind of iterable.
a, b = 1, 2
a, b = b, a
print(a, b)  # expect: 2 1
[c, d] = "xy"
(e, f) = {"k1": 1, "k2": 2}
print(c, d, e, f)  # expect: x y k1 k2
g, = [9]
[h] = (8,)
print(g, h)  # expect: 9 8
i, j, k = range(3)
l, m = (n * n for n in (2, 3))
print(i, j, k, l, m)  # expect: 0 1 2 4 9
() = []
[] = ()
(x) = 5
print(x)  # expect: 5
for p, q in [(1, 2), [3, 4], "uv"]:
    print(p, q)
# expect: 1 2
# expect: 3 4
# expect: u v
p, q = {1: "a", 2: "b"}.items()
print(p, q)  # expect: (1, 'a') (2, 'b')
a, b, c = b"abc"
print(a, b, c)  # expect: 97 98 99
