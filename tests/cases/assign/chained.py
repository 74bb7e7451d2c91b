# Chained assignment binds the same object to every target, left to right.
a = b = c = []
a.append(1)
print(a, b, c, a is c)  # expect: [1] [1] [1] True
x = y = 5
x += 1
print(x, y)  # expect: 6 5
d = {}
d["p"] = d["q"] = z = (1, 2)
print(d, z)  # expect: {'p': (1, 2), 'q': (1, 2)} (1, 2)
i = lst = [0, 1, 2]
i = j = 2
print(i, j, lst)  # expect: 2 2 [0, 1, 2]
(m, n) = o = [7, 8]
print(m, n, o)  # expect: 7 8 [7, 8]
first, *rest = whole = "abc"
print(first, rest, whole)  # expect: a ['b', 'c'] abc
