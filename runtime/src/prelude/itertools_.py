# The iterators of itertools, as far as they call code of the program.
#
# Where an iterator stands on one of the program, it is one of the generators here, which passes for an object of the class: a
# generator resumes faster than a method is called, and loops over it are compiled with its code in them. What a native iterator
# meets only later is done by the functions at the end, which begin where it stands.
#
# An iterator that an exception comes out of goes on with the next item when it is asked again. A generator ends then; so one with the name
# of such an iterator begins again, with the parameters that it has. What it has done so far stands in those, in lists where it is no
# iterator; nothing else is written to them, and the last thing it looks at is whether they are None, so that they are there all the time.


def itertool(name, cls, *args):
    return worn(ITERTOOLS[name](*args), cls)


def _cycle(iterable):
    return _cycle_items(iter(iterable), [])


def _cycle_items(it, saved):
    for x in it:
        saved.append(x)
        yield x
    while saved and it is not None:
        for x in saved:
            yield x


def _chain(*iterables):
    return _chain_items(iter(iterables), [])


def _chain_from(iterables):
    return _chain_items(iter(iterables), [])


def _chain_items(iterables, present):
    if present:
        for x in present[0]:
            yield x
    for iterable in iterables:
        it = iter(iterable)
        present.clear()
        present.append(it)
        for x in it:
            yield x
    if present is None:
        return


def _islice(iterable, start, stop, step):
    return _islice_items(iter(iterable), start, stop, step)


def _islice_items(it, start, stop, step):
    for _ in range(start):
        for _ in it:
            break
        else:
            return
    if stop is None:
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
    left = stop - start
    if left <= 0:
        return
    if step == 1:
        for x in it:
            yield x
            left -= 1
            if left == 0:
                return
        return
    wait = 0
    for x in it:
        left -= 1
        if wait == 0:
            yield x
            wait = step
        wait -= 1
        if left == 0:
            return


def _zip_longest(fill, *iterables):
    return _zip_longest_rows([iter(x) for x in iterables], fill)


def _zip_longest_rows(iterators, fill):
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


def _pairwise(iterable):
    return _pairwise_items(iter(iterable))


def _pairwise_items(it):
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


def _compress(data, selectors):
    return _compress_items(iter(data), iter(selectors))


def _compress_items(data, selectors):
    for x, selected in zip(data, selectors):
        if selected:
            yield x


def _starmap(function, iterable):
    return _starmap_items(function, iter(iterable))


def _starmap_items(function, it):
    for args in it:
        yield function(*tuple(args))
    if it is None:
        return


def _takewhile(predicate, iterable):
    return _takewhile_items(predicate, iter(iterable))


def _takewhile_items(predicate, it):
    for x in it:
        if not predicate(x):
            return
        yield x
    if it is None:
        return


def _dropwhile(predicate, iterable):
    return _dropwhile_items(predicate, iter(iterable), [])


def _dropwhile_items(predicate, it, dropped):
    if not dropped:
        for x in it:
            if not predicate(x):
                dropped.append(None)
                yield x
                break
    for x in it:
        yield x
    if it is None or predicate is None or dropped is None:
        return


def _filterfalse(function, iterable):
    if function is None or function is bool:
        return _false_items(iter(iterable))
    return _filterfalse_items(function, iter(iterable))


def _false_items(it):
    for x in it:
        if not x:
            yield x
    if it is None:
        return


def _filterfalse_items(function, it):
    for x in it:
        if not function(x):
            yield x
    if it is None:
        return


def _accumulate(iterable, function, initial):
    # What has been given last; before anything is given, what shall be, twice.
    given = [] if initial is None else [initial, initial]
    if function is None:
        return _sums(iter(iterable), given)
    return _accumulate_items(iter(iterable), function, given)


def _sums(it, given):
    if len(given) != 1:
        if given:
            given.pop()
        else:
            for total in it:
                given.append(total)
                break
            else:
                return
        yield given[0]
    for x in it:
        given[0] = total = given[0] + x
        yield total
    if it is None:
        return


def _accumulate_items(it, function, given):
    if len(given) != 1:
        if given:
            given.pop()
        else:
            for total in it:
                given.append(total)
                break
            else:
                return
        yield given[0]
    for x in it:
        given[0] = total = function(given[0], x)
        yield total
    if it is None:
        return


ITERTOOLS = {
    "cycle": _cycle,
    "chain": _chain,
    "from_iterable": _chain_from,
    "islice": _islice,
    "zip_longest": _zip_longest,
    "pairwise": _pairwise,
    "compress": _compress,
    "starmap": _starmap,
    "takewhile": _takewhile,
    "dropwhile": _dropwhile,
    "filterfalse": _filterfalse,
    "accumulate": _accumulate,
}

# --- What native iterators meet later ---------------------------------------------------------------------------------


def count_next(it):
    value = iter_extra(it)
    iter_keep(it, value + iter_source(it), 0)
    return value


def chain_next(it):
    while True:
        source = iter_source(it)
        if source is None:
            raise StopIteration
        active = iter_extra(it)
        if active is None or iter_position(it):
            # What the source or `iter` raises is the end of it.
            iter_finish(it)
            if iter_position(it):
                active = iter(active)
            else:
                for iterable in source:
                    active = iter(iterable)
                    break
                else:
                    raise StopIteration
            chain_enter(it, source, active)
        for value in active:
            return value
        chain_leave(it, active)


def islice_next(it):
    while islice_pass(it):
        pass
    return next(it)


def compress_next(it):
    if iter_position(it):
        value, selected = iter_extra(it)
        iter_keep(it, None, 0)
        if selected:
            return value
    data, selectors = iter_source(it)
    for value, selected in zip(data, selectors):
        if selected:
            return value
    raise StopIteration


def starmap_item(function, args):
    return function(*tuple(args))


def filter_item(it, value):
    if value:
        return value
    return filter_next(it)
