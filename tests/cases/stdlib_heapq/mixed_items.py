# Heaps of tuples, numbers and objects: the order of what comes out, the lists in between, errors, and what is left after them.
import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace


def drain(items, make):
    heap = []
    for n, x in enumerate(items):
        heappush(heap, make(x, n))
        if n % 7 == 3:
            heapreplace(heap, make(x + 1, n))
        if n % 11 == 5:
            heappushpop(heap, make(x - 1, n))
    copy = heap[:]
    heapify(copy)
    same = copy == heap
    out = []
    while heap:
        out.append(heappop(heap))
    return same, [heappop(copy) for _ in out] == out, out == sorted(out, key=key), str(out[:3]), heap


class Obj:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"Obj({self.n})"


def key(x):
    if isinstance(x, Obj):
        return (x.n,)
    if isinstance(x, (tuple, list)):
        return tuple(y.n if isinstance(y, Obj) else y for y in x)
    return (x,)


items = [i * 7919 % 1009 for i in range(400)]
for make in (
    lambda x, n: x, lambda x, n: x / 3, lambda x, n: (x % 20, n), lambda x, n: [x % 20, n], lambda x, n: (x / 7, str(n)),
    lambda x, n: (str(x), n), lambda x, n: Obj(x), lambda x, n: (Obj(x % 9), n), lambda x, n: (x % 5, Obj(n)),
    lambda x, n: (x % 5, x % 3, [n]), lambda x, n: (1 << 70 + x % 4, x), lambda x, n: (x % 2 == 0, n / 2),
):
    print(*drain(items, make))
# expect: True True True [106, 167, 168] []
# expect: True True True [35.333333333333336, 55.666666666666664, 56.0] []
# expect: True True True [(1, 396), (2, 399), (3, 332)] []
# expect: True True True [[1, 396], [2, 399], [3, 332]] []
# expect: True True True [(15.142857142857142, '395'), (23.857142857142858, '388'), (24.0, '388')] []
# expect: True True True [('106', 395), ('168', 388), ('230', 381)] []
# expect: True True True [Obj(106), Obj(167), Obj(168)] []
# expect: True True True [(Obj(1), 243), (Obj(1), 244), (Obj(1), 247)] []
# expect: True True True [(0, Obj(371)), (0, Obj(379)), (0, Obj(381))] []
# expect: True True True [(0, 1, [398]), (0, 2, [344]), (0, 2, [349])] []
# expect: True True True [(1180591620717411303424, 564), (1180591620717411303424, 692), (1180591620717411303424, 808)] []
# expect: True True True [(False, 73.0), (False, 74.0), (False, 75.0)] []
for heap, item in (
    ([], 1), ([(1, 2)], (1, "a")), ([(1, 2), (3, 4)], 5), ([(1, "b"), (2, "a")], (1, 3)), ([1, 2], (3,)), ([[1], [2]], (1,)),
    ([(1, {})], (1, {})),
):
    for f in (heappush, heapreplace, heappushpop):
        mine = list(heap) if isinstance(heap, list) else heap
        try:
            print(f(mine, item), mine)
        except (TypeError, IndexError) as e:
            print(type(e).__name__, mine)
# expect: None [1]
# expect: IndexError []
# expect: 1 []
# expect: TypeError [(1, 2), (1, 'a')]
# expect: (1, 2) [(1, 'a')]
# expect: TypeError [(1, 2)]
# expect: TypeError [(1, 2), (3, 4), 5]
# expect: TypeError [(3, 4), 5]
# expect: TypeError [(1, 2), (3, 4)]
# expect: TypeError [(1, 'b'), (2, 'a'), (1, 3)]
# expect: (1, 'b') [(1, 3), (2, 'a')]
# expect: TypeError [(1, 'b'), (2, 'a')]
# expect: TypeError [1, 2, (3,)]
# expect: TypeError [2, (3,)]
# expect: TypeError [1, 2]
# expect: TypeError [[1], [2], (1,)]
# expect: TypeError [[2], (1,)]
# expect: TypeError [[1], [2]]
# expect: None [(1, {}), (1, {})]
# expect: (1, {}) [(1, {})]
# expect: (1, {}) [(1, {})]
try:
    heappop([])
except IndexError as e:
    print(e)  # expect: index out of range
nan = float("nan")
heap = [(nan, 1), (1.0, 2), (nan, 3), (0.5, 4)]
heapify(heap)
print([heappop(heap)[1] for _ in range(4)])  # expect: [1, 3, 4, 2]


class Heap(list):
    pass


heap = Heap([(3, 1), (2, 2), (1, 3)])
heapify(heap)
heappush(heap, (0, 4))
print(heappop(heap), heappop(heap), heap, type(heap).__name__)  # expect: (0, 4) (1, 3) [(2, 2), (3, 1)] Heap
big = [(i * 7919 % 10007, i) for i in range(5000)]
heapify(big)
print([heappop(big) for _ in range(5)], heapq.nsmallest(2, big), len(big))  # expect: [(0, 0), (5, 4807), (6, 3767), (7, 2727), (8, 1687)] [(9, 647), (15, 4414)] 4995
