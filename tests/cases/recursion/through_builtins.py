# Recursion that passes through sorted, map, sum, max, generators and comprehensions.
def tree_sum(t):
    return t[0] + sum(tree_sum(c) for c in t[1:])


def tree_depth(t):
    return 1 + max(map(tree_depth, t[1:]), default=0)


def tree_sorted(t):
    return [t[0]] + sorted(map(tree_sorted, t[1:]), key=lambda s: sum(flat(s)))


def flat(t):
    return [x for p in t for x in (flat(p) if isinstance(p, list) else [p])]


t = [1, [5, [2], [9, [1]]], [3, [4, [4, [4, [4]]]]]]
print(tree_sum(t), tree_depth(t), tree_sorted(t), flat(t))
# expect: 37 6 [1, [5, [2], [9, [1]]], [3, [4, [4, [4, [4]]]]]] [1, 5, 2, 9, 1, 3, 4, 4, 4, 4]


def through_sort(n):
    if n == 0:
        return 0
    return 1 + sorted([n], key=lambda x: -1 if through_sort(x - 1) is None else 0)[0] - n + through_sort(n - 1)


print(through_sort(8))  # expect: 8


def through_reduce(n):
    return n and 1 + sum(map(through_reduce, [n - 1]))


def through_gen(n):
    yield n
    if n:
        yield from through_gen(n - 1)


def through_dict(n):
    return {n: through_dict(n - 1)} if n else {}


def through_str(n):
    return f"<{n}{through_str(n - 1)}>" if n else ""


class N:
    def __init__(self, n):
        self.n = n
        self.next = N(n - 1) if n else None

    def __len__(self):
        return 1 + (len(self.next) if self.next is not None else 0)

    def __repr__(self):
        return f"N{self.n}({self.next!r})"

    def __eq__(self, o):
        return self.n == o.n and (self.next is None or self.next == o.next)


print(through_reduce(100), sum(through_gen(50)), through_dict(4), through_str(5), len(N(60)), N(3), N(40) == N(40))
# expect: 100 1275 {4: {3: {2: {1: {}}}}} <5<4<3<2<1>>>>> 61 N3(N2(N1(N0(None)))) True
