# Many operations at both ends of a large deque.
from collections import deque

d = deque()
for i in range(5000):
    if i % 3 == 0:
        d.appendleft(i)
    else:
        d.append(i)
    if i % 7 == 0:
        d.rotate(i % 11 - 5)
print(len(d), d[0], d[-1], d[2500], d[1234], d[-777], sum(d))  # expect: 5000 4995 4999 1246 1311 3832 12497500
out = []
while len(d) > 4990:
    out.append(d.popleft())
    out.append(d.pop())
print(out, len(d))  # expect: [4995, 4999, 4992, 4998, 4988, 4997, 4990, 4996, 4991, 4994] 4990
d.rotate(1000000)
print(d[0], d[100])  # expect: 1994 2144
for i in range(0, 100, 2):
    del d[i]
d.insert(50, "mid")
print(len(d), d[49], d[50], d[51], d.index("mid"))  # expect: 4941 2104 mid 2108 50
f = deque(range(10))
for _ in range(200):
    f.append(f.popleft() + f[3])
print(f[0] % 1000003, f[9] % 1000003)  # expect: 92766 533294
