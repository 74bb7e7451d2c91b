# Nested targets, with stars, attributes and subscripts among them.
(a, (b, c)), d = (1, (2, 3)), 4
print(a, b, c, d)  # expect: 1 2 3 4
[x, [y, *z]] = 1, "abc"
print(x, y, z)  # expect: 1 a ['b', 'c']
(p, *(q, r)), *s = [[1, 2, 3], 4, 5]
print(p, q, r, s)  # expect: 1 2 3 [4, 5]


class O:
    pass


o = O()
lst = [0, 0, 0]
d = {}
o.x, lst[1], d["k"] = "attr", "item", "key"
print(o.x, lst, d)  # expect: attr [0, 'item', 0] {'k': 'key'}
o.y, *lst[0:1] = 1, 2, 3
print(o.y, lst)  # expect: 1 [2, 3, 'item', 0]
(lst[0], lst[-1]), (o.x, (d["n"],)) = (7, 8), (9, [10])
print(lst, o.x, d)  # expect: [7, 3, 'item', 8] 9 {'k': 'key', 'n': 10}
for i, (lst[0], o.x) in enumerate(["ab", "cd"]):
    print(i, lst[0], o.x)
# expect: 0 a b
# expect: 1 c d
