# Builtins that call guest functions: keys, comparisons, iterators, conversions, one inside another.
log = []


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log.append((self.v, o.v))
        return sorted([self.v, o.v], key=lambda x: -x)[1] == self.v and self.v != o.v

    def __eq__(self, o):
        return max([self.v], key=lambda x: x) == o.v

    def __hash__(self):
        return sum(map(int, str(self.v)))

    def __repr__(self):
        return "K" + str(list(filter(None, [self.v])))


ks = [K(3), K(1), K(2)]
print(sorted(ks), max(ks), min(ks), len(log) > 4)  # expect: [K[1], K[2], K[3]] K[3] K[1] True
print(sorted(ks, key=lambda k: sorted(range(k.v), key=lambda i: -i)))  # expect: [K[1], K[2], K[3]]
print({k: i for i, k in enumerate(ks)}[K(2)], K(3) in ks, ks.index(K(1)), ks.count(K(2)))  # expect: 2 True 1 1


class It:
    def __iter__(self):
        return (x for x in sorted("cab", key=ord))


print(list(It()), ",".join(It()), dict(zip(It(), map(lambda x: [*It()][x], range(3)))), sum(map(ord, It())))
# expect: ['a', 'b', 'c'] a,b,c {'a': 'a', 'b': 'b', 'c': 'c'} 294
print(any(map(lambda x: sum(map(lambda y: y, range(x))) > 5, range(10))), [*map(lambda f: f(It()), (list, tuple, "".join))])
# expect: True [['a', 'b', 'c'], ('a', 'b', 'c'), 'abc']
print(list(map(lambda x: list(map(lambda y: x * y, range(x))), range(4))))  # expect: [[], [0], [0, 2], [0, 3, 6]]
