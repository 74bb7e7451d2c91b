# Iterators of itertools are pickled where they stand, with what they stand on.
import copy
import pickle
import stackless
from itertools import *


def gen(items):
    for x in items:
        yield x


for wrap in (list, gen):
    its = [count(3, 2), repeat("x", 5), cycle(wrap([1, 2, 3])), chain(wrap([1, 2, 3]), wrap([4])),
           chain.from_iterable([wrap([1, 2]), wrap([3, 4])]), islice(wrap(range(20)), 1, 15, 3),
           zip_longest(wrap([1, 2, 3]), wrap([1]), fillvalue=0), pairwise(wrap(range(9))),
           compress(wrap(range(9)), cycle([1, 1, 0])), starmap(max, zip(wrap(range(9)), repeat(4))),
           product(wrap([1, 2]), "ab"), permutations(wrap([1, 2, 3])), combinations(wrap(range(5)), 3),
           takewhile(lambda x: x < 7, wrap(range(9))), filterfalse(None, wrap([0, 0, 1, 0])), accumulate(wrap(range(9)))]
    for it in its:
        next(it)
        other = pickle.loads(pickle.dumps(it))
        deep = copy.deepcopy(it)
        assert type(other) is type(it) is type(deep)
        a, b, c = (list(islice(x, 5)) for x in (it, other, deep))
        assert a == b == c, (a, b, c)
        print(type(it).__name__, a)
# expect: count [5, 7, 9, 11, 13]
# expect: repeat ['x', 'x', 'x', 'x']
# expect: cycle [2, 3, 1, 2, 3]
# expect: chain [2, 3, 4]
# expect: chain [2, 3, 4]
# expect: islice [4, 7, 10, 13]
# expect: zip_longest [(2, 0), (3, 0)]
# expect: pairwise [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]
# expect: compress [1, 3, 4, 6, 7]
# expect: starmap [4, 4, 4, 4, 5]
# expect: product [(1, 'b'), (2, 'a'), (2, 'b')]
# expect: permutations [(1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
# expect: combinations [(0, 1, 3), (0, 1, 4), (0, 2, 3), (0, 2, 4), (0, 3, 4)]
# expect: takewhile [1, 2, 3, 4, 5]
# expect: filterfalse [0, 0]
# expect: accumulate [1, 3, 6, 10, 15]
# expect: count [5, 7, 9, 11, 13]
# expect: repeat ['x', 'x', 'x', 'x']
# expect: cycle [2, 3, 1, 2, 3]
# expect: chain [2, 3, 4]
# expect: chain [2, 3, 4]
# expect: islice [4, 7, 10, 13]
# expect: zip_longest [(2, 0), (3, 0)]
# expect: pairwise [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]
# expect: compress [1, 3, 4, 6, 7]
# expect: starmap [4, 4, 4, 4, 5]
# expect: product [(1, 'b'), (2, 'a'), (2, 'b')]
# expect: permutations [(1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
# expect: combinations [(0, 1, 3), (0, 1, 4), (0, 2, 3), (0, 2, 4), (0, 3, 4)]
# expect: takewhile [1, 2, 3, 4, 5]
# expect: filterfalse [0, 0]
# expect: accumulate [1, 3, 6, 10, 15]
