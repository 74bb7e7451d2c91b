# Recursive generators over trees and permutations.
class Node:
    def __init__(self, v, left=None, right=None):
        self.v, self.left, self.right = v, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.v
        if self.right:
            yield from self.right

    def add(self, v):
        side = "left" if v < self.v else "right"
        child = getattr(self, side)
        if child:
            child.add(v)
        else:
            setattr(self, side, Node(v))


root = Node(5)
for v in (2, 8, 1, 9, 3, 7):
    root.add(v)
print(list(root), sum(root), max(root), 7 in root)  # expect: [1, 2, 3, 5, 7, 8, 9] 35 9 True


def perms(xs):
    if len(xs) <= 1:
        yield tuple(xs)
        return
    for i in range(len(xs)):
        for rest in perms(xs[:i] + xs[i + 1:]):
            yield (xs[i],) + rest


print(list(perms([1, 2, 3])))  # expect: [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
print(sum(1 for _ in perms(list(range(6)))))  # expect: 720


def queens(n, row=0, cols=()):
    if row == n:
        yield cols
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))


print(next(queens(6)), len(list(queens(5))))  # expect: (1, 3, 5, 0, 2, 4) 10
