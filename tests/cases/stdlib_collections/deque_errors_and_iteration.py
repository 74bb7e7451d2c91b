# deque errors, iteration and mutation while iterating.
from collections import deque

d = deque([1, 2, 3])
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[5], lambda: d.remove(9), lambda: d.index(9),
          lambda: d["a"], lambda: d[0:1], lambda: deque(5), lambda: deque([], -1),
          lambda: hash(d), lambda: d + [1], lambda: deque([1], maxlen=1).insert(0, 2), lambda: deque(maxlen="x")):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError pop from an empty deque
# expect: IndexError pop from an empty deque
# expect: IndexError deque index out of range
# expect: ValueError 9 is not in deque
# expect: ValueError 9 is not in deque
# expect: TypeError sequence index must be integer, not 'str'
# expect: TypeError sequence index must be integer, not 'slice'
# expect: TypeError 'int' object is not iterable
# expect: ValueError maxlen must be non-negative
# expect: TypeError unhashable type: 'collections.deque'
# expect: TypeError can only concatenate deque (not "list") to deque
# expect: IndexError deque already at its maximum size
# expect: TypeError an integer is required
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)  # expect: deque mutated during iteration
print(d)  # expect: deque([1, 2, 3, 1])
q = deque(["a"])
order = []
tree = {"a": "bc", "b": "de", "c": "f"}
while q:
    n = q.popleft()
    order.append(n)
    q.extend(tree.get(n, ""))
print(order, [x * 2 for x in deque([1, 2])], sum(deque([1, 2])), sorted(deque([2, 1])),
      list(zip(deque("ab"), deque("cd"))), tuple(deque([1])))
# expect: ['a', 'b', 'c', 'd', 'e', 'f'] [2, 4] 3 [1, 2] [('a', 'c'), ('b', 'd')] (1,)
it = iter(deque([1, 2]))
print(next(it), list(it), next(it, "end"))  # expect: 1 [2] end
w = deque(maxlen=3)
print([(w.append(x), sum(w) / len(w))[1] for x in [3, 6, 9, 12]])  # expect: [3.0, 4.5, 6.0, 9.0]
x = y = deque([1])
x += [2]
x *= 2
print(y, x is y, repr(deque([1, "a"], 5)))  # expect: deque([1, 2, 1, 2]) True deque([1, 'a'], maxlen=5)
