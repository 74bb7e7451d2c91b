# Several itertools together.
from itertools import accumulate, chain, combinations, compress, count, cycle, groupby, islice, product, repeat, starmap, takewhile, zip_longest
import operator


def take(n, it):
    return list(islice(it, n))


def flatten(x):
    return chain.from_iterable(x)


def powerset(xs):
    xs = list(xs)
    return flatten(combinations(xs, r) for r in range(len(xs) + 1))


def grouper(it, n, fill=None):
    return zip_longest(*[iter(it)] * n, fillvalue=fill)


def roundrobin(*its):
    todo = len(its)
    nexts = cycle(iter(i).__next__ for i in its)
    while todo:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            todo -= 1
            nexts = cycle(islice(nexts, todo))


print(list(powerset("abc")))
# expect: [(), ('a',), ('b',), ('c',), ('a', 'b'), ('a', 'c'), ('b', 'c'), ('a', 'b', 'c')]
print(list(grouper("abcdefg", 3, "x")))  # expect: [('a', 'b', 'c'), ('d', 'e', 'f'), ('g', 'x', 'x')]
print(list(roundrobin("ABC", "D", "EF")))  # expect: ['A', 'D', 'E', 'B', 'F', 'C']
print(take(8, accumulate(chain([1], repeat(2)), operator.mul)),
      [sum(g) for _, g in groupby(range(12), lambda x: x // 5)], list(takewhile(lambda x: x < 60, accumulate(count(1)))))
# expect: [1, 2, 4, 8, 16, 32, 64, 128] [10, 35, 21] [1, 3, 6, 10, 15, 21, 28, 36, 45, 55]
print(sum(starmap(operator.mul, zip([1, 2, 3], [4, 5, 6]))), list(compress(range(20), cycle([1, 0, 0]))),
      [a * b for a, b in islice(product(range(1, 5), repeat=2), 6)],
      max(map(len, map(list, (g for _, g in groupby("aaabbc"))))))
# expect: 32 [0, 3, 6, 9, 12, 15, 18] [1, 2, 3, 4, 2, 4] 3
print(list(map(operator.add, islice(count(), 4), cycle([10, 20]))), dict(enumerate(islice(cycle("xyz"), 5))),
      sorted(set(flatten([[1, 2], [2, 3]]))), list(islice(filter(lambda x: x % 7 == 0, count(1)), 4)))
# expect: [10, 21, 12, 23] {0: 'x', 1: 'y', 2: 'z', 3: 'x', 4: 'y'} [1, 2, 3] [7, 14, 21, 28]
