# Every tool does the same over iterables of the VM and of the program, and stays exhausted.
from itertools import *


class Guest:
    def __init__(self, items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


class Sequence:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]


def gen(items):
    for x in items:
        yield x


WRAPS = [list, tuple, iter, gen, Guest, Sequence, lambda x: map(int, x), lambda x: (i for i in x), lambda x: chain(x),
         lambda x: islice(x, 100), lambda x: chain.from_iterable([x])]


def all_of(wrap):
    a, b = range(6), [3, 1, 2]
    yield islice(cycle(wrap(b)), 8)
    yield chain(wrap(a), b, wrap([]), wrap(b))
    yield chain.from_iterable([wrap(b), [], wrap(a)])
    yield chain.from_iterable(wrap(x) for x in ([1], [], [2, 3]))
    for bounds in ((3,), (0,), (9,), (2, 4), (4, 2), (1, None), (0, None, 2), (1, 6, 2), (0, 5, 2), (0, 1, 100), (None, None)):
        yield islice(wrap(a), *bounds)
    yield zip_longest(wrap(a), wrap(b), fillvalue="-")
    yield zip_longest(wrap(b), wrap(a), wrap([]))
    yield zip_longest(wrap(b))
    yield pairwise(wrap(a))
    yield pairwise(wrap([1]))
    yield pairwise(wrap([]))
    yield compress(wrap(a), wrap([1, 0, 0, 1, 1]))
    yield compress(wrap(a), cycle([0, 1]))
    yield starmap(pow, zip(wrap(a), wrap(b)))
    yield product(wrap(b), wrap([7, 8]))
    yield product(wrap(b), repeat=2)
    yield permutations(wrap(b))
    yield permutations(wrap(a), 2)
    yield combinations(wrap(a), 3)
    yield combinations_with_replacement(wrap(b), 2)
    yield takewhile(lambda x: x < 4, wrap(a))
    yield dropwhile(lambda x: x < 4, wrap(a))
    yield filterfalse(lambda x: x % 2, wrap(a))
    yield filterfalse(None, wrap(a))
    yield accumulate(wrap(a))
    yield accumulate(wrap(b), max)
    yield accumulate(wrap(b), initial=5)
    yield enumerate(chain(wrap(a), wrap(b)))
    yield zip(count(), chain(wrap(b), wrap(a)), islice(wrap(a), 4))
    yield zip(wrap(b), cycle(wrap([0, 1])), repeat("x"))
    yield zip(pairwise(wrap(a)), zip_longest(wrap(b), wrap(a)), combinations(wrap(a), 2))
    yield map(max, count(2), islice(wrap(a), 1, None), repeat(2, 3))
    yield filter(None, chain(wrap(a), wrap(a)))
    yield islice(islice(chain(islice(wrap(a), 1, None), cycle(wrap(b))), 1, 100), 2, 12, 3)


def drained(it):
    "By loop, `next` with and without default, list and tuple by turns."
    items = [next(it, "end")]
    for x in it:
        items.append(x)
        if len(items) > 3:
            break
    items += [next(it, "end")]
    items += list(it)
    assert tuple(it) == () and next(it, "end") == "end" and list(it) == []
    try:
        next(it)
    except StopIteration as e:
        assert e.args == ()
    else:
        raise AssertionError("goes on")
    return items


expected = [drained(it) for it in all_of(list)]
for items in expected:
    print(*items)
# expect: 3 1 2 3 1 2 3 1
# expect: 0 1 2 3 4 5 3 1 2 3 1 2
# expect: 3 1 2 0 1 2 3 4 5
# expect: 1 2 3 end
# expect: 0 1 2 end
# expect: end end
# expect: 0 1 2 3 4 5
# expect: 2 3 end
# expect: end end
# expect: 1 2 3 4 5
# expect: 0 2 4 end
# expect: 1 3 5 end
# expect: 0 2 4 end
# expect: 0 end
# expect: 0 1 2 3 4 5
# expect: (0, 3) (1, 1) (2, 2) (3, '-') (4, '-') (5, '-')
# expect: (3, 0, None) (1, 1, None) (2, 2, None) (None, 3, None) (None, 4, None) (None, 5, None)
# expect: (3,) (1,) (2,) end
# expect: (0, 1) (1, 2) (2, 3) (3, 4) (4, 5)
# expect: end end
# expect: end end
# expect: 0 3 4 end
# expect: 1 3 5 end
# expect: 0 1 4 end
# expect: (3, 7) (3, 8) (1, 7) (1, 8) (2, 7) (2, 8)
# expect: (3, 3) (3, 1) (3, 2) (1, 3) (1, 1) (1, 2) (2, 3) (2, 1) (2, 2)
# expect: (3, 1, 2) (3, 2, 1) (1, 3, 2) (1, 2, 3) (2, 3, 1) (2, 1, 3)
# expect: (0, 1) (0, 2) (0, 3) (0, 4) (0, 5) (1, 0) (1, 2) (1, 3) (1, 4) (1, 5) (2, 0) (2, 1) (2, 3) (2, 4) (2, 5) (3, 0) (3, 1) (3, 2) (3, 4) (3, 5) (4, 0) (4, 1) (4, 2) (4, 3) (4, 5) (5, 0) (5, 1) (5, 2) (5, 3) (5, 4)
# expect: (0, 1, 2) (0, 1, 3) (0, 1, 4) (0, 1, 5) (0, 2, 3) (0, 2, 4) (0, 2, 5) (0, 3, 4) (0, 3, 5) (0, 4, 5) (1, 2, 3) (1, 2, 4) (1, 2, 5) (1, 3, 4) (1, 3, 5) (1, 4, 5) (2, 3, 4) (2, 3, 5) (2, 4, 5) (3, 4, 5)
# expect: (3, 3) (3, 1) (3, 2) (1, 1) (1, 2) (2, 2)
# expect: 0 1 2 3 end
# expect: 4 5 end
# expect: 0 2 4 end
# expect: 0 end
# expect: 0 1 3 6 10 15
# expect: 3 3 3 end
# expect: 5 8 9 11 end
# expect: (0, 0) (1, 1) (2, 2) (3, 3) (4, 4) (5, 5) (6, 3) (7, 1) (8, 2)
# expect: (0, 3, 0) (1, 1, 1) (2, 2, 2) (3, 0, 3) end
# expect: (3, 0, 'x') (1, 1, 'x') (2, 0, 'x') end
# expect: ((0, 1), (3, 0), (0, 1)) ((1, 2), (1, 1), (0, 2)) ((2, 3), (2, 2), (0, 3)) ((3, 4), (None, 3), (0, 4)) ((4, 5), (None, 4), (0, 5))
# expect: 2 3 4 end
# expect: 1 2 3 4 5 1 2 3 4 5
# expect: 4 1 1 1 end
for wrap in WRAPS[1:]:
    for i, it in enumerate(all_of(wrap)):
        items = drained(it)
        assert items == expected[i], (wrap, i, items, expected[i])
for wrap in WRAPS:
    for i, it in enumerate(all_of(wrap)):
        items = list(it)
        assert [x for x in items if x != "end"] == [x for x in expected[i] if x != "end"], (wrap, i, items)
    assert [tuple(it) for it in all_of(wrap)] == [(*it,) for it in all_of(wrap)] == [tuple([*it]) for it in all_of(wrap)]
print("same")  # expect: same
