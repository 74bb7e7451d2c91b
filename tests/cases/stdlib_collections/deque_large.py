# Many operations at both ends of a large deque.
from collections import deque

d = deque()
for i in range(2000):
    if i % 3 == 0:
        d.appendleft(i)
    else:
        d.append(i)
    if i % 7 == 0:
        d.rotate(i % 11 - 5)
print(len(d), d[0], d[-1], d[1000], d[234], d[-777], sum(d))  # expect: 2000 1998 1999 490 1311 836 1999000
out = []
while len(d) > 1990:
    out.append(d.popleft())
    out.append(d.pop())
print(out, len(d))  # expect: [1998, 1999, 1992, 1997, 1989, 1996, 1985, 1995, 1987, 1994] 1990
d.rotate(1000000)
print(d[0], d[100])  # expect: 462 613
for i in range(0, 100, 2):
    del d[i]
d.insert(50, "mid")
print(len(d), d[49], d[50], d[51], d.index("mid"))  # expect: 1941 573 mid 566 50
f = deque(range(10))
for _ in range(200):
    f.append(f.popleft() + f[3])
print(f[0] % 1000003, f[9] % 1000003)  # expect: 92766 533294
