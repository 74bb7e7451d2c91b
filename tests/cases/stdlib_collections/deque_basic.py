# deque: both ends, rotation, bounded length.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], list(d), 3 in d, bool(deque()), deque("ab"), deque())
# expect: deque([0, 1, 2, 3, 4]) 5 0 4 2 [0, 1, 2, 3, 4] True False deque(['a', 'b']) deque([])
print(d.pop(), d.popleft(), d)  # expect: 4 0 deque([1, 2, 3])
d.extend([7, 8])
d.extendleft("ab")
print(d, list(reversed(d)))  # expect: deque(['b', 'a', 1, 2, 3, 7, 8]) [8, 7, 3, 2, 1, 'a', 'b']
d.rotate(2)
print(d)  # expect: deque([7, 8, 'b', 'a', 1, 2, 3])
d.rotate(-3)
d.rotate()
print(d, d.count(2), d.index(7), d.index(2, 1))  # expect: deque(['b', 'a', 1, 2, 3, 7, 8]) 1 5 3
d.remove("a")
d.insert(1, "ins")
d.reverse()
print(d)  # expect: deque([8, 7, 3, 2, 1, 'ins', 'b'])
d[0] = "set"
del d[1]
print(d, d.copy() == d, d.copy() is d)  # expect: deque(['set', 3, 2, 1, 'ins', 'b']) True False
m = deque(range(5), maxlen=3)
print(m, m.maxlen, d.maxlen)  # expect: deque([2, 3, 4], maxlen=3) 3 None
m.append(9)
print(m)  # expect: deque([3, 4, 9], maxlen=3)
m.appendleft(0)
m.extend("xy")
print(m, m + deque([1]), m * 2, deque([1]) == deque([1]), deque([1]) < deque([2]), deque([1]) == [1])
# expect: deque([4, 'x', 'y'], maxlen=3) deque(['x', 'y', 1], maxlen=3) deque([4, 'x', 'y'], maxlen=3) True True False
m.clear()
print(m, len(m))  # expect: deque([], maxlen=3) 0
