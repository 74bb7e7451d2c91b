# cmp_to_key and total_ordering.
from functools import cmp_to_key, total_ordering


def cmp(a, b):
    return (a > b) - (a < b)


print(sorted([3, 1, 2], key=cmp_to_key(cmp)), sorted("bca", key=cmp_to_key(lambda a, b: cmp(b, a))),
      max([1, 5, 3], key=cmp_to_key(cmp)))  # expect: [1, 2, 3] ['c', 'b', 'a'] 5
nums = ["3", "30", "34", "5", "9"]
print("".join(sorted(nums, key=cmp_to_key(lambda a, b: cmp(b + a, a + b)))))  # expect: 9534330
K = cmp_to_key(cmp)
print(K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(5) > K(4), K(1) != K(1), K(7).obj)
# expect: True True False True False 7
try:
    K(1) < 2
except TypeError as e:
    print(e)  # expect: other argument must be K instance


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return self.n < o.n


a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a == V(1), a != b, a <= V(1), sorted([V(3), V(1)])[0].n, max(a, b).n)
# expect: True True False False True True True 1 2
try:
    a >= 5
except TypeError as e:
    print(e)  # expect: '>=' not supported between instances of 'V' and 'int'
try:
    @total_ordering
    class Bad:
        pass
except ValueError as e:
    print(e)  # expect: must define at least one ordering operation: < > <= >=
