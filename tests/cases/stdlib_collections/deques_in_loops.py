# Deques in hot loops: full ones, growing ones, those with a greatest length, and empty ones.
from collections import deque


def through(n):
    q = deque()
    out = 0
    for i in range(n):
        q.append(i)
        q.append(-i)
        out = out * 3 + q.popleft() & 0xFFFFFF
    while q:
        out = out * 3 + q.pop() & 0xFFFFFF
    return out


def breadth(graph, start):
    seen = {start}
    order = []
    queue = deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return order


def last_few(n, most):
    q = deque(maxlen=most)
    for i in range(n):
        q.append(i)
    return list(q), len(q)


def drained(q):
    out = []
    try:
        while True:
            out.append(q.popleft())
    except IndexError as error:
        return out, str(error)


def drained_from_the_right(q):
    out = []
    try:
        while True:
            out.append(q.pop())
    except IndexError as error:
        return out, str(error)


def watched():
    q = deque([1, 2, 3])
    try:
        for x in q:
            q.append(x)
    except RuntimeError as error:
        return str(error)


def mixed(values):
    q = deque()
    for v in values:
        q.append(v)
    out = []
    while q:
        out.append(q.popleft())
    return out


graph = {i: [(i * 7 + 1) % 40, (i * 3) % 40] for i in range(40)}
for _ in range(60):
    a = through(50)
    b = breadth(graph, 3)
    c = [last_few(10, 3), last_few(2, 3), last_few(4, 0)]
    d = drained(deque("abc"))
    e = drained_from_the_right(deque(range(20)))
    f = watched()
    g = mixed([1, 2.5, 1e300, "x", None, [1], 2**70])
print(a, b, c, d, e, f, g, sep="\n")


class Queue(deque):
    def popleft(self):
        return super().popleft() * 10


for _ in range(60):
    a = drained(Queue([1, 2]))
    b = mixed([])
print(a, b)


def true_ones(values):
    n = 0
    for v in values:
        if v:
            n += 1
    return n


for _ in range(60):
    a = true_ones([deque(), deque([0]), deque()])
for _ in range(60):
    b = true_ones([deque(), None, [1], 0, "x", deque([1]), Queue(), Queue([2])])
print(a, b)

# expect: 1100446
# expect: [3, 22, 9, 35, 26, 24, 27, 6, 25, 23, 38, 32, 30, 1, 18, 16, 2, 29, 34, 11, 10, 8, 7, 14, 33, 15, 4, 39, 31, 17, 21, 19, 5, 12, 37, 13, 0, 28, 36, 20]
# expect: [([7, 8, 9], 3), ([0, 1], 2), ([], 0)]
# expect: (['a', 'b', 'c'], 'pop from an empty deque')
# expect: ([19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 'pop from an empty deque')
# expect: deque mutated during iteration
# expect: [1, 2.5, 1e+300, 'x', None, [1], 1180591620717411303424]
# expect: ([10, 20], 'pop from an empty deque') []
# expect: 1 4
