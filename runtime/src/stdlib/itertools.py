"""Functional tools for creating and using iterators.

Most are classes of the VM, whose objects are native iterators, or generators of the prelude where code of the program takes
part. Here is the rest.
"""

from _pirn import (
    accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse,
    generator, islice, iter_variety, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest,
)


def batched(iterable, n):
    "Batch data into tuples of length n. The last batch may be shorter than n."
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n)


def _batched(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


_NOTHING = object()


class groupby:
    """Make an iterator that returns consecutive keys and groups from the iterable."""

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._function = key
        # The key of the present group; the item that comes next, and its key, if it has been taken already.
        self._target = self._key = self._value = _NOTHING
        # Which group is the present one.
        self._group = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._group += 1
        target = self._target
        while True:
            key = self._key
            if key is not _NOTHING and (target is _NOTHING or not (key is target or target == key)):
                break
            self._step()
        self._target = key
        return key, self._items(self._group, key)

    def _step(self):
        value = next(self._it)
        function = self._function
        self._key = value if function is None else function(value)
        self._value = value

    def _items(self, group, target):
        it = self._it
        function = self._function
        # A loop asks for an iterator, which is something that the program's can notice.
        looped = iter_variety(it) >= 0 or type(it) is generator
        while self._group == group:
            value = self._value
            if value is not _NOTHING:
                key = self._key
                if not (key is target or target == key):
                    return
                self._key = self._value = _NOTHING
                yield value
                continue
            if not looped:
                try:
                    self._step()
                except StopIteration:
                    return
                continue
            for value in it:
                key = value if function is None else function(value)
                if not (key is target or target == key):
                    self._key = key
                    self._value = value
                    return
                yield value
                if self._group != group or self._value is not _NOTHING:
                    break
            else:
                return


def tee(iterable, n=2, /):
    "Returns a tuple of n independent iterators."
    if n < 0:
        raise ValueError("n must be >= 0")
    if n == 0:
        return ()
    if isinstance(iterable, _tee):
        first = iterable
    else:
        first = _tee(iter(iterable), [_NOTHING, None])
    return (first,) + tuple([_tee(first._it, first._link) for _ in range(n - 1)])


class _tee:
    """One of the iterators that tee() makes: they share a linked list of the items that not all have seen."""

    def __init__(self, it, link):
        self._it = it
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            value = next(self._it)
            # The source may have run one of the other iterators.
            while link[1] is not None:
                link = link[1]
            link[1] = [_NOTHING, None]
            link[0] = value
            link = self._link
        self._link = link[1]
        return link[0]

    def __copy__(self):
        return _tee(self._it, self._link)
