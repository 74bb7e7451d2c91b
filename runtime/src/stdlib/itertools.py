"""Functional tools for creating and using iterators.

Most are generators behind a function or class that checks the arguments at once: a generator resumes faster than a
method is called.
"""


def _index(value, text):
    if not isinstance(value, int):
        index = getattr(type(value), "__index__", None)
        if index is None:
            raise TypeError(text)
        value = index(value)
    return value


class count:
    """Return a count object whose .__next__() method returns consecutive values."""

    def __init__(self, start=0, step=1):
        for n in (start, step):
            if isinstance(n, (str, list, tuple, dict, set)) or not hasattr(n, "__add__"):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if self._step == 1 and isinstance(self._step, int):
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"

    def __reduce__(self):
        return count, (self._next, self._step)


def cycle(iterable, /):
    "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."
    return _cycle(iter(iterable))


def _cycle(it):
    saved = []
    for x in it:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x


class repeat:
    """Create an iterator which returns the object for the specified number of times."""

    def __init__(self, object, times=None):
        self._object = object
        if times is None:
            self._left = None
        else:
            times = _index(times, f"'{type(times).__name__}' object cannot be interpreted as an integer")
            self._left = times if times > 0 else 0

    def __iter__(self):
        return self

    def __next__(self):
        left = self._left
        if left is not None:
            if left <= 0:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


def accumulate(iterable, func=None, *, initial=None):
    "Return series of accumulated sums (or other binary function results)."
    it = iter(iterable)
    if func is None:
        return _accumulate_sums(it, initial)
    return _accumulate(it, func, initial)


def _accumulate_sums(it, total):
    if total is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = total + x
        yield total


def _accumulate(it, func, total):
    if total is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = func(total, x)
        yield total


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


def _chain(iterables):
    for iterable in iterables:
        for x in iterable:
            yield x


class chain:
    """Return an iterator over the elements of the first iterable, then those of the next, until all are exhausted."""

    def __new__(cls, *iterables):
        return _chain(iterables)

    @classmethod
    def from_iterable(cls, iterable, /):
        "Alternative chain() constructor taking a single iterable argument that evaluates lazily."
        return _chain(iter(iterable))


def compress(data, selectors):
    "Return data elements corresponding to true selector elements."
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for x, selected in zip(data, selectors):
        if selected:
            yield x


def dropwhile(predicate, iterable, /):
    "Drop items from the iterable while predicate(item) is true."
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, it):
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


def takewhile(predicate, iterable, /):
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, it):
    for x in it:
        if not predicate(x):
            return
        yield x


def filterfalse(function, iterable, /):
    "Return those items of iterable for which function(item) is false."
    return _filterfalse(function, iter(iterable))


def _filterfalse(function, it):
    if function is None or function is bool:
        for x in it:
            if not x:
                yield x
    else:
        for x in it:
            if not function(x):
                yield x


_NOTHING = object()


class groupby:
    """Make an iterator that returns consecutive keys and groups from the iterable."""

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._function = key
        self._target = self._key = self._value = _NOTHING
        self._group = None

    def __iter__(self):
        return self

    def __next__(self):
        self._group = None
        while self._key is _NOTHING or self._target is not _NOTHING and self._target == self._key:
            self._step()
        self._target = self._key
        token = self._group = object()
        return self._key, self._items(token)

    def _step(self):
        value = next(self._it)
        function = self._function
        self._key = value if function is None else function(value)
        self._value = value

    def _items(self, token):
        while self._group is token:
            value = self._value
            if value is _NOTHING:
                try:
                    self._step()
                except StopIteration:
                    return
                continue
            if not (self._target == self._key):
                return
            self._value = _NOTHING
            yield value


def islice(*args):
    "Return an iterator whose next() method returns selected values from an iterable."
    if len(args) < 2:
        raise TypeError(f"islice expected at least 2 arguments, got {len(args)}")
    iterable, *args = args
    if len(args) == 1:
        start, stop, step = None, args[0], None
    elif len(args) == 2:
        start, stop, step = args[0], args[1], None
    elif len(args) == 3:
        start, stop, step = args
    else:
        raise TypeError(f"islice expected at most 4 arguments, got {len(args) + 1}")
    if stop is not None:
        # A stop alone is named; with a start it is one of the indices.
        stop = _bound(stop, _ISLICE_STOP if len(args) == 1 else _ISLICE_INDICES)
    start = 0 if start is None else _bound(start, _ISLICE_INDICES)
    step = 1 if step is None else _bound(step, "Step for islice() must be a positive integer or None.")
    if step == 0:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


_ISLICE_STOP = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
_ISLICE_INDICES = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."


def _bound(value, text):
    index = getattr(type(value), "__index__", None)
    if index is None:
        raise ValueError(text)
    value = index(value)
    if not 0 <= value <= 0x7FFFFFFFFFFFFFFF:
        raise ValueError(text)
    return value


def _islice(it, start, stop, step):
    if stop is None:
        for _ in range(start):
            for _ in it:
                break
            else:
                return
        if step == 1:
            for x in it:
                yield x
            return
        wait = 0
        for x in it:
            if wait == 0:
                yield x
                wait = step
            wait -= 1
        return
    if stop <= start:
        # The items before the start are consumed all the same.
        for _ in range(start):
            for _ in it:
                break
            else:
                return
        return
    for _ in range(start):
        for _ in it:
            break
        else:
            return
    left = stop - start
    wait = 0
    while True:
        for x in it:
            break
        else:
            return
        left -= 1
        if wait == 0:
            yield x
            wait = step
        wait -= 1
        if left == 0:
            return


def pairwise(iterable, /):
    "Return an iterator of overlapping pairs taken from the input iterator."
    return _pairwise(iter(iterable))


def _pairwise(it):
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


def starmap(function, iterable, /):
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."
    return _starmap(function, iter(iterable))


def _starmap(function, it):
    for args in it:
        yield function(*tuple(args))


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


def zip_longest(*iterables, **keywords):
    "Return a zip_longest object whose .__next__() method returns a tuple of aggregated elements."
    fillvalue = keywords.pop("fillvalue", None)
    if keywords:
        raise TypeError("zip_longest() got an unexpected keyword argument")
    return _zip_longest([iter(x) for x in iterables], fillvalue)


def _zip_longest(iterators, fill):
    active = len(iterators)
    while active:
        values = []
        for i, it in enumerate(iterators):
            if it is None:
                values.append(fill)
                continue
            for x in it:
                values.append(x)
                break
            else:
                active -= 1
                if not active:
                    return
                iterators[i] = None
                values.append(fill)
        yield tuple(values)


def product(*iterables, repeat=1):
    "Cartesian product of input iterables. Equivalent to nested for-loops."
    if not isinstance(repeat, int):
        raise TypeError(f"'{type(repeat).__name__}' object cannot be interpreted as an integer")
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(x) for x in iterables] * repeat)


def _product(pools):
    n = len(pools)
    for pool in pools:
        if not pool:
            return
    places = [0] * n
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        i = n - 1
        while i >= 0:
            at = places[i] + 1
            pool = pools[i]
            if at < len(pool):
                places[i] = at
                row[i] = pool[at]
                break
            places[i] = 0
            row[i] = pool[0]
            i -= 1
        else:
            return


def _length(r):
    r = _index(r, f"'{type(r).__name__}' object cannot be interpreted as an integer")
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def permutations(iterable, r=None):
    "Return successive r-length permutations of elements in the iterable."
    pool = tuple(iterable)
    if r is None:
        return _permutations(pool, len(pool))
    if not isinstance(r, int):
        raise TypeError("Expected int as r")
    return _permutations(pool, _length(r))


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    order = list(range(n))
    left = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in order[:r]])
    while True:
        i = r - 1
        while i >= 0:
            left[i] -= 1
            if left[i]:
                j = n - left[i]
                order[i], order[j] = order[j], order[i]
                yield tuple([pool[k] for k in order[:r]])
                break
            first = order[i]
            del order[i]
            order.append(first)
            left[i] = n - i
            i -= 1
        else:
            return


def combinations(iterable, r):
    "Return successive r-length combinations of elements in the iterable."
    return _combinations(tuple(iterable), _length(r))


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    chosen = list(range(r))
    row = list(pool[:r])
    while True:
        yield tuple(row)
        i = r - 1
        while i >= 0 and chosen[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        at = chosen[i]
        while i < r:
            at += 1
            chosen[i] = at
            row[i] = pool[at]
            i += 1


def combinations_with_replacement(iterable, r):
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats."
    return _combinations_with_replacement(tuple(iterable), _length(r))


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    chosen = [0] * r
    while True:
        yield tuple([pool[i] for i in chosen])
        i = r - 1
        while i >= 0 and chosen[i] == n - 1:
            i -= 1
        if i < 0:
            return
        chosen[i:] = [chosen[i] + 1] * (r - i)
