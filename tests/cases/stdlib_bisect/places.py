# Where items belong in sorted sequences, whatever the items and the sequence are.
import bisect
from collections import UserList, namedtuple

NT = namedtuple("NT", "a b")
NAN = float("nan")


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        asked.append((self.n, getattr(other, "n", other)))
        return self.n < getattr(other, "n", other)


class Hidden(list):
    def __getitem__(self, i):
        return -super().__getitem__(i)


asked = []
for items, x in (
    ([1, 2, 2, 3], 2), ([], 1), ([1.5, 2, 10**30], 2.0), (["a", "b", "b"], "b"), ([(1, 2), (1, 3)], (1,)), ([b"a", b"c"], b"b"),
    ((1, 2, 3), 2), (range(0, 100, 3), 50), ("abd", "c"), ([[1], [2]], [1, 5]), ([NT(1, 2), (1, 3)], NT(1, 3)), ([True, 2], 1),
    ([NAN, NAN], 1), ([1, 2], NAN), (Hidden([3, 2, 1]), -2), (UserList([1, 2, 3]), 2),
):
    print(bisect.bisect_left(items, x), bisect.bisect_right(items, x), bisect.bisect(items, x, 1), bisect.bisect_left(items, x, 0, 1) if len(items) else "-")
print(bisect.bisect_right([Item(1), Item(3), Item(5)], Item(3)), asked)
asked.clear()
print(bisect.bisect_left([Item(1), Item(3), Item(5)], 3), asked)
a = [1, 3, 5]
for x in (4, 3, 0, 9):
    bisect.insort(a, x)
bisect.insort_left(a, True)
print(a)
words = ["pear", "fig", "apple"]
words.sort(key=len)
bisect.insort(words, "kiwi", key=len)
print(words, bisect.bisect_left(words, 4, key=len), bisect.bisect_right(words, 4, key=len))
print(bisect.bisect([1, 2, 3], 2, 1, 3), bisect.bisect([1, 2, 3], 0, 2), bisect.bisect([1, 2, 3], 5, 0, 2), bisect.bisect([1], 1, 5))
for wrong in (
    lambda: bisect.bisect([1, 2], 1, -1), lambda: bisect.bisect([1, 2], 9, 0, 9), lambda: bisect.bisect([1, "a"], 1), lambda: bisect.bisect([1, None, 3], 2),
    lambda: bisect.bisect(5, 1),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
total = 0
for i in range(2000):
    total += bisect.bisect_left(a, i % 11) * bisect.bisect(a, i % 7)
print(total)
# expect: 1 3 3 1
# expect: 0 0 1 -
# expect: 1 2 2 1
# expect: 1 3 3 1
# expect: 0 0 1 0
# expect: 1 1 1 1
# expect: 1 2 2 1
# expect: 17 17 17 1
# expect: 2 2 2 1
# expect: 1 1 1 1
# expect: 1 2 2 1
# expect: 0 1 1 0
# expect: 0 2 2 0
# expect: 0 2 2 0
# expect: 1 2 2 1
# expect: 1 2 2 1
# expect: 2 [(3, 3), (3, 5)]
# expect: 1 [(3, 3), (1, 3)]
# expect: [0, True, 1, 3, 3, 4, 5, 9]
# expect: ['fig', 'pear', 'kiwi', 'apple'] 1 3
# expect: 2 2 2 5
# expect: ValueError lo must be non-negative
# expect: IndexError list index out of range
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'NoneType'
# expect: TypeError object of type 'int' has no len()
# expect: 44823
