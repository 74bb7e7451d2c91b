# snap: every
# Iterators in the middle are copied, pickled and go on after a snapshot.
import copy
from itertools import *


def gen(items):
    for x in items:
        yield x


def made(wrap):
    return {
        "count": count(3, 2), "counted": count(0.5), "repeat": repeat("x", 9), "ever": repeat(None),
        "cycle": cycle(wrap([1, 2, 3])), "chain": chain(wrap([1, 2, 3]), wrap([4, 5]), "ab"),
        "flat": chain.from_iterable([wrap([1, 2]), [], wrap([3, 4, 5])]), "islice": islice(wrap(range(20)), 1, 15, 3),
        "longest": zip_longest(wrap([1, 2, 3]), wrap([1]), "abcdef", fillvalue=0), "pairs": pairwise(wrap(range(9))),
        "compress": compress(wrap(range(9)), cycle([1, 1, 0])), "star": starmap(max, zip(wrap(range(9)), repeat(4))),
        "product": product(wrap([1, 2]), "ab", repeat=2), "perms": permutations(wrap([1, 2, 3])),
        "combs": combinations(wrap(range(5)), 3), "multi": combinations_with_replacement(wrap("ab"), 3),
        "take": takewhile(lambda x: x < 7, wrap(range(9))), "drop": dropwhile(lambda x: x < 2, wrap(range(9))),
        "false": filterfalse(lambda x: x % 2, wrap(range(20))), "sums": accumulate(wrap(range(9))),
        "maxima": accumulate(wrap([3, 1, 4, 1, 5, 9, 2]), max), "rows": zip(count(), chain(wrap("ab"), "cdefg")),
    }


for wrap in (list, gen):
    its = made(wrap)
    for k in range(4):
        print(*[f"{name} {next(it, 'end')}" for name, it in its.items()], sep="; ")
    for name, it in its.items():
        print(name, list(islice(it, 9)))
# expect: count 3; counted 0.5; repeat x; ever None; cycle 1; chain 1; flat 1; islice 1; longest (1, 1, 'a'); pairs (0, 1); compress 0; star 4; product (1, 'a', 1, 'a'); perms (1, 2, 3); combs (0, 1, 2); multi ('a', 'a', 'a'); take 0; drop 2; false 0; sums 0; maxima 3; rows (0, 'a')
# expect: count 5; counted 1.5; repeat x; ever None; cycle 2; chain 2; flat 2; islice 4; longest (2, 0, 'b'); pairs (1, 2); compress 1; star 4; product (1, 'a', 1, 'b'); perms (1, 3, 2); combs (0, 1, 3); multi ('a', 'a', 'b'); take 1; drop 3; false 2; sums 1; maxima 3; rows (1, 'b')
# expect: count 7; counted 2.5; repeat x; ever None; cycle 3; chain 3; flat 3; islice 7; longest (3, 0, 'c'); pairs (2, 3); compress 3; star 4; product (1, 'a', 2, 'a'); perms (2, 1, 3); combs (0, 1, 4); multi ('a', 'b', 'b'); take 2; drop 4; false 4; sums 3; maxima 4; rows (2, 'c')
# expect: count 9; counted 3.5; repeat x; ever None; cycle 1; chain 4; flat 4; islice 10; longest (0, 0, 'd'); pairs (3, 4); compress 4; star 4; product (1, 'a', 2, 'b'); perms (2, 3, 1); combs (0, 2, 3); multi ('b', 'b', 'b'); take 3; drop 5; false 6; sums 6; maxima 4; rows (3, 'd')
# expect: count [11, 13, 15, 17, 19, 21, 23, 25, 27]
# expect: counted [4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5]
# expect: repeat ['x', 'x', 'x', 'x', 'x']
# expect: ever [None, None, None, None, None, None, None, None, None]
# expect: cycle [2, 3, 1, 2, 3, 1, 2, 3, 1]
# expect: chain [5, 'a', 'b']
# expect: flat [5]
# expect: islice [13]
# expect: longest [(0, 0, 'e'), (0, 0, 'f')]
# expect: pairs [(4, 5), (5, 6), (6, 7), (7, 8)]
# expect: compress [6, 7]
# expect: star [4, 5, 6, 7, 8]
# expect: product [(1, 'b', 1, 'a'), (1, 'b', 1, 'b'), (1, 'b', 2, 'a'), (1, 'b', 2, 'b'), (2, 'a', 1, 'a'), (2, 'a', 1, 'b'), (2, 'a', 2, 'a'), (2, 'a', 2, 'b'), (2, 'b', 1, 'a')]
# expect: perms [(3, 1, 2), (3, 2, 1)]
# expect: combs [(0, 2, 4), (0, 3, 4), (1, 2, 3), (1, 2, 4), (1, 3, 4), (2, 3, 4)]
# expect: multi []
# expect: take [4, 5, 6]
# expect: drop [6, 7, 8]
# expect: false [8, 10, 12, 14, 16, 18]
# expect: sums [10, 15, 21, 28, 36]
# expect: maxima [5, 9, 9]
# expect: rows [(4, 'e'), (5, 'f'), (6, 'g')]
# expect: count 3; counted 0.5; repeat x; ever None; cycle 1; chain 1; flat 1; islice 1; longest (1, 1, 'a'); pairs (0, 1); compress 0; star 4; product (1, 'a', 1, 'a'); perms (1, 2, 3); combs (0, 1, 2); multi ('a', 'a', 'a'); take 0; drop 2; false 0; sums 0; maxima 3; rows (0, 'a')
# expect: count 5; counted 1.5; repeat x; ever None; cycle 2; chain 2; flat 2; islice 4; longest (2, 0, 'b'); pairs (1, 2); compress 1; star 4; product (1, 'a', 1, 'b'); perms (1, 3, 2); combs (0, 1, 3); multi ('a', 'a', 'b'); take 1; drop 3; false 2; sums 1; maxima 3; rows (1, 'b')
# expect: count 7; counted 2.5; repeat x; ever None; cycle 3; chain 3; flat 3; islice 7; longest (3, 0, 'c'); pairs (2, 3); compress 3; star 4; product (1, 'a', 2, 'a'); perms (2, 1, 3); combs (0, 1, 4); multi ('a', 'b', 'b'); take 2; drop 4; false 4; sums 3; maxima 4; rows (2, 'c')
# expect: count 9; counted 3.5; repeat x; ever None; cycle 1; chain 4; flat 4; islice 10; longest (0, 0, 'd'); pairs (3, 4); compress 4; star 4; product (1, 'a', 2, 'b'); perms (2, 3, 1); combs (0, 2, 3); multi ('b', 'b', 'b'); take 3; drop 5; false 6; sums 6; maxima 4; rows (3, 'd')
# expect: count [11, 13, 15, 17, 19, 21, 23, 25, 27]
# expect: counted [4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5, 11.5, 12.5]
# expect: repeat ['x', 'x', 'x', 'x', 'x']
# expect: ever [None, None, None, None, None, None, None, None, None]
# expect: cycle [2, 3, 1, 2, 3, 1, 2, 3, 1]
# expect: chain [5, 'a', 'b']
# expect: flat [5]
# expect: islice [13]
# expect: longest [(0, 0, 'e'), (0, 0, 'f')]
# expect: pairs [(4, 5), (5, 6), (6, 7), (7, 8)]
# expect: compress [6, 7]
# expect: star [4, 5, 6, 7, 8]
# expect: product [(1, 'b', 1, 'a'), (1, 'b', 1, 'b'), (1, 'b', 2, 'a'), (1, 'b', 2, 'b'), (2, 'a', 1, 'a'), (2, 'a', 1, 'b'), (2, 'a', 2, 'a'), (2, 'a', 2, 'b'), (2, 'b', 1, 'a')]
# expect: perms [(3, 1, 2), (3, 2, 1)]
# expect: combs [(0, 2, 4), (0, 3, 4), (1, 2, 3), (1, 2, 4), (1, 3, 4), (2, 3, 4)]
# expect: multi []
# expect: take [4, 5, 6]
# expect: drop [6, 7, 8]
# expect: false [8, 10, 12, 14, 16, 18]
# expect: sums [10, 15, 21, 28, 36]
# expect: maxima [5, 9, 9]
# expect: rows [(4, 'e'), (5, 'f'), (6, 'g')]
# Shallow copies share what they stand on, but not where they are.
for make in (lambda: count(3, 2), lambda: repeat("x", 5), lambda: product("ab", repeat=2), lambda: permutations([1, 2, 3]),
             lambda: combinations(range(4), 2), lambda: combinations_with_replacement("abc", 2)):
    it = make()
    next(it), next(it)
    other = copy.copy(it)
    a, b = [next(it), next(it)], [next(other), next(other)]
    print(a == b, a, type(it) is type(other), list(islice(it, 4)) == list(islice(other, 4)))
# expect: True [7, 9] True True
# expect: True ['x', 'x'] True True
# expect: True [('b', 'a'), ('b', 'b')] True True
# expect: True [(2, 1, 3), (2, 3, 1)] True True
# expect: True [(0, 3), (1, 2)] True True
# expect: True [('a', 'c'), ('b', 'b')] True True
c = chain([1, 2, 3, 4], [5])
next(c)
other = copy.copy(c)
print(next(c), next(other), next(c), list(other), list(c))  # expect: 2 3 4 [5] []
