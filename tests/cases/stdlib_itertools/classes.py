# What itertools makes are objects of its classes, whatever they stand on, and the classes can be derived from.
import itertools
from itertools import *


class Guest:
    "An iterator of the program."

    def __init__(self, items):
        self.items = list(items)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


def gen(items):
    yield from items


for wrap in (list, iter, gen, Guest):
    made = [cycle(wrap([1])), chain(wrap([1])), chain.from_iterable(wrap([[1]])), islice(wrap([1]), 1),
            zip_longest(wrap([1]), [2]), pairwise(wrap([1, 2])), compress(wrap([1]), wrap([1])),
            starmap(pow, wrap([(2, 3)])), product(wrap([1])), permutations(wrap([1])), combinations(wrap([1]), 1),
            combinations_with_replacement(wrap([1]), 1), takewhile(bool, wrap([1])), dropwhile(bool, wrap([0])),
            filterfalse(bool, wrap([0])), accumulate(wrap([1])), accumulate(wrap([1]), max)]
    for it in made:
        cls = type(it)
        name = cls.__name__
        assert cls is getattr(itertools, name) and isinstance(it, cls) and cls.__module__ == "itertools", name
        assert iter(it) is it and not hasattr(it, "send") and not hasattr(it, "gi_frame"), name
        assert repr(it).startswith(f"<itertools.{name} object at 0x"), repr(it)
    print([next(it) for it in made])
# expect: [1, 1, 1, 1, (1, 2), (1, 2), 1, 8, (1,), (1,), (1,), (1,), 1, 0, 0, 1, 1]
# expect: [1, 1, 1, 1, (1, 2), (1, 2), 1, 8, (1,), (1,), (1,), (1,), 1, 0, 0, 1, 1]
# expect: [1, 1, 1, 1, (1, 2), (1, 2), 1, 8, (1,), (1,), (1,), (1,), 1, 0, 0, 1, 1]
# expect: [1, 1, 1, 1, (1, 2), (1, 2), 1, 8, (1,), (1,), (1,), (1,), 1, 0, 0, 1, 1]
print(count, chain, type(repeat(1)).__qualname__, issubclass(islice, object), chain[int])
# expect: <class 'itertools.count'> <class 'itertools.chain'> repeat True itertools.chain[int]


class Tens(count):
    def __next__(self):
        return super().__next__() * 10


t = Tens(5, 2)
print(next(t), next(t), iter(t) is t, list(islice(t, 3)), list(zip(t, "ab")), isinstance(t, count), t)
# expect: 50 70 True [90, 110, 130] [(150, 'a'), (170, 'b')] True Tens(21, 2)


class Named(chain):
    name = "chain"

    def shout(self):
        return self.name.upper()


for n in (Named([1, 2], (3,)), Named(gen([1, 2]), (3,)), Named.from_iterable([[1], gen([2])])):
    n.name = "own"
    print(type(n).__name__, list(n), n.shout(), list(n))
# expect: Named [1, 2, 3] OWN []
# expect: Named [1, 2, 3] OWN []
# expect: Named [1, 2] OWN []


class Other(islice):
    def __iter__(self):
        return iter("xyz")


o = Other([1, 2, 3], 2)
print(list(o), next(o), [*o])  # expect: ['x', 'y', 'z'] 1 ['x', 'y', 'z']
for bad in (lambda: chain.__new__(list), lambda: islice.__new__(5), lambda: count.__next__(5)):
    try:
        print(bad())
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
# expect: TypeError
