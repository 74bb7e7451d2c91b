# A list grows and shrinks under its own iterator.
x = [1, 2, 3]
for v in x:
    if len(x) < 6:
        x.append(v * 10)
print(x)  # expect: [1, 2, 3, 10, 20, 30]
y = [1, 2, 3, 4, 5, 6]
for v in y:
    if v % 2:
        y.remove(v)
print(y)  # expect: [2, 4, 6]
z = [1, 2, 3, 4]
seen = []
for v in z:
    seen.append(v)
    if v == 2:
        del z[0]
print(seen, z)  # expect: [1, 2, 4] [2, 3, 4]
it = iter(z)
print(next(it))  # expect: 2
z.clear()
print(list(it))  # expect: []
z.extend([5, 6, 7])
print(list(it))  # expect: []
w = [1]
r = reversed(w)
w.insert(0, 0)
print(list(r))  # expect: [0]
