# Aliases, shallow copies and nested structures.
a = [1, [2, 3]]
b = a
c = a[:]
d = list(a)
e = a.copy()
b.append(4)
c[1].append("shared")
print(a, b, c, d, e)
# expect: [1, [2, 3, 'shared'], 4] [1, [2, 3, 'shared'], 4] [1, [2, 3, 'shared']] [1, [2, 3, 'shared']] [1, [2, 3, 'shared']]
print(a is b)  # expect: True
print(a[1] is c[1])  # expect: True
m = [[r * 3 + c for c in range(3)] for r in range(3)]
print([list(row) for row in zip(*m)], [m[i][i] for i in range(3)], sum(map(sum, m)), [row[::-1] for row in m[::-1]])
# expect: [[0, 3, 6], [1, 4, 7], [2, 5, 8]] [0, 4, 8] 36 [[8, 7, 6], [5, 4, 3], [2, 1, 0]]
flat = [x for row in m for x in row]
print(flat, [flat[i:i + 2] for i in range(0, len(flat), 2)])
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8] [[0, 1], [2, 3], [4, 5], [6, 7], [8]]
t = []
t.append(t)
print(t, t[0] is t, len(t), t in t)  # expect: [[...]] True 1 True
stack, queue = [], []
for i in range(5):
    stack.append(i)
    queue.insert(0, i)
print([stack.pop() for _ in range(3)], [queue.pop() for _ in range(3)], stack, queue)
# expect: [4, 3, 2] [0, 1, 2] [0, 1] [4, 3]
g = {}
for x, y in [(1, 2), (1, 3), (2, 3)]:
    g.setdefault(x, []).append(y)
print(g)  # expect: {1: [2, 3], 2: [3]}
h = [[]] * 3
h[0].append(1)
h[1] = ["own"]
h[2] += [2]
print(h)  # expect: [[1, 2], ['own'], [1, 2]]
