# Containers where the program takes part: its keys, its comparisons, its iterators.
#
# The VM calls these functions when a native cannot answer without running code of the program; so they begin from the
# beginning, and nothing has been changed yet. What the program's code does in between (changing the container
# included) is noticed by the number of changes that tables count, and the search begins anew.


# --- Comparison ---


def _ordered(sign, x, y):
    if sign == "<":
        return x < y
    if sign == "<=":
        return x <= y
    if sign == ">":
        return x > y
    return x >= y


def sequence_compare(sign, a, b):
    equality = sign == "==" or sign == "!="
    if equality and len(a) != len(b) and not isinstance(a, tuple):
        return sign == "!="
    i = 0
    while i < len(a) and i < len(b):
        x = a[i]
        y = b[i]
        if x is not y and not x == y:
            if equality:
                return sign == "!="
            return _ordered(sign, x, y)
        i += 1
    if sign == "==":
        return len(a) == len(b)
    if sign == "!=":
        return len(a) != len(b)
    return _ordered(sign, len(a), len(b))


def sequence_eq(a, b):
    return sequence_compare("==", a, b)


def dict_eq(a, b, negate=False):
    if len(a) != len(b):
        return negate
    for key, value in list(a.items()):
        other = dict_get(b, key, MISSING)
        if other is MISSING or other is not value and not value == other:
            return negate
    return not negate


def set_eq(a, b):
    return set_compare("==", a, b)


def set_compare(sign, a, b):
    if sign == ">" or sign == ">=":
        a, b = b, a
        sign = "<" if sign == ">" else "<="
    if sign == "<":
        fits = len(a) < len(b)
    elif sign == "<=":
        fits = len(a) <= len(b)
    else:
        fits = len(a) == len(b)
    if fits:
        for x in list(a):
            if x not in b:
                fits = False
                break
    return fits != (sign == "!=")


# --- Tables ---


def _hash(key):
    # hash(key), by the shortest way where that is a function of the program.
    f = hash_function(key)
    if f is MISSING:
        return hash(key)
    h = f(key)
    if type(h) is int and 0 <= h < 0x1000000000000000:
        return h
    return fold_int_hash(h)


def _find(table, key, h):
    # The number of the key's entry, or -1.
    while True:
        at = table_probe(table, h, key, 0)
        while type(at) is tuple:
            entry, candidate, changes, skip = at
            same = candidate == key
            if same:
                same = True
            if table_changes(table) != changes:
                break
            if same:
                return entry
            at = table_probe(table, h, key, skip)
        else:
            return at


def dict_find(d, key):
    return _find(d, key, _hash(key))


def dict_get(d, key, default):
    h = _hash(key)
    value = table_get(d, h, key, default)
    if value is not NotImplemented:
        return value
    while True:
        changes = table_changes(d)
        at = _find(d, key, h)
        if at < 0:
            return default
        value = table_value(d, changes, at)
        if value is not None:
            return value[0]


def dict_item(d, key):
    value = dict_get(d, key, MISSING)
    if value is not MISSING:
        return value
    if type(d) is not dict:
        method = type_lookup(d, "__missing__")
        if method is not MISSING:
            return method(key)
    raise KeyError(key)


def dict_set(d, key, value):
    h = _hash(key)
    if table_set(d, h, key, value):
        return None
    while True:
        changes = table_changes(d)
        at = _find(d, key, h)
        if at < 0:
            if table_insert(d, changes, h, key, value):
                return None
        elif table_put(d, changes, at, value):
            return None


def dict_delete(d, key):
    dict_pop(d, key)


def dict_pop(d, key, default=MISSING):
    h = _hash(key)
    while True:
        changes = table_changes(d)
        at = _find(d, key, h)
        if at < 0:
            if default is MISSING:
                raise KeyError(key)
            return default
        value = table_value(d, changes, at)
        if table_delete(d, changes, at):
            return value[0]


def dict_key_to_end(d, key, default=MISSING):
    absent = []
    value = dict_pop(d, key, absent)
    if value is absent:
        if default is MISSING:
            raise KeyError(key)
        return default
    dict_set(d, key, value)
    return value


def dict_setdefault(d, key, default):
    h = _hash(key)
    while True:
        changes = table_changes(d)
        at = _find(d, key, h)
        if at < 0:
            if table_insert(d, changes, h, key, default):
                return default
        else:
            value = table_value(d, changes, at)
            if value is not None:
                return value[0]


def set_add(s, key):
    h = _hash(key)
    if table_set(s, h, key, None):
        return None
    while True:
        changes = table_changes(s)
        if _find(s, key, h) >= 0 or table_insert(s, changes, h, key, None):
            return None


def _element(key):
    # A set is looked for as if it were frozen.
    if isinstance(key, set):
        return frozenset(key)
    return key


def set_discard(s, key):
    key = _element(key)
    h = _hash(key)
    while True:
        changes = table_changes(s)
        at = _find(s, key, h)
        if at < 0:
            return False
        if table_delete(s, changes, at):
            return True


# --- Membership ---


def contains(container, item):
    kind = type(container)
    if kind is dict:
        return dict_find(container, item) >= 0
    if kind is set or kind is frozenset:
        return dict_find(container, _element(item)) >= 0
    if kind is dict_items:
        if type(item) is not tuple or len(item) != 2:
            return False
        value = dict_get(dict(container.mapping), item[0], MISSING)
        return value is not MISSING and (value is item[1] or not not value == item[1])
    method = type_lookup(container, "__contains__")
    if method is None:
        raise TypeError(f"'{type_name(container)}' object is not a container")
    if method is not MISSING:
        return not not method(item)
    return sequence_contains(container, item)


def sequence_contains(container, item):
    for x in container:
        if x is item or x == item:
            return True
    return False


# --- Subscripts ---


def _slice_field(x):
    if x is None:
        return None
    inner = unwrapped(x)
    if type(inner) is int or type(inner) is bool:
        return inner
    if type_lookup(x, "__index__") is MISSING:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index_(x)


def _key(key):
    if type(key) is slice:
        return slice(_slice_field(key.start), _slice_field(key.stop), _slice_field(key.step))
    return index_(key)


def index_get(sequence, key):
    if type(sequence) is slice:
        return _key(sequence).indices(index_(key))
    return sequence[_key(key)]


def index_set(sequence, key, value):
    key = _key(key)
    if type(key) is slice and type(value) not in (list, tuple, str, bytes, bytearray, range):
        value = [x for x in value]
    sequence[key] = value


def index_delete(sequence, key):
    del sequence[_key(key)]


def setitem_fallback(container, key, value):
    container[key] = value


# --- Iteration ---


def iter_next(it):
    variety = iter_variety(it)
    source = iter_source(it) if variety >= 0 else None
    if variety == 10 or variety == 22:
        # A sequence by its `__getitem__`, forwards or backwards.
        i = iter_position(it)
        if source is not None and i >= 0:
            try:
                value = source[i]
                iter_move(it, i + 1 if variety == 10 else i - 1)
                return value
            except (IndexError, StopIteration):
                pass
        iter_finish(it)
        raise StopIteration
    if variety == 11:
        # A callable until it returns the sentinel.
        if source is not None:
            value = source()
            if not iter_extra(it) == value:
                return value
            iter_finish(it)
        raise StopIteration
    method = type_lookup(it, "__next__")
    if method is MISSING:
        raise TypeError(f"'{type_name(it)}' object is not an iterator")
    return method()


def next_default(it, default):
    try:
        return next(it)
    except StopIteration:
        return default


def call_default(function, args, default):
    try:
        return function(*args)
    except StopIteration:
        return default


def reversed_(x):
    method = type_lookup(x, "__reversed__")
    if method is not MISSING:
        return method()
    return make_reversed(x, len(x))


def new_enumerate(cls, iterable, start):
    start = index_(start)
    return make_enumerate(iter(iterable), start)


def enumerate_next(it):
    value = next(iter_source(it))
    return (enumerate_count(it), value)


def new_zip(cls, iterables, strict):
    return make_zip(tuple([iter(x) for x in iterables]), strict)


def zip_next(it):
    sources = iter_source(it)
    strict = iter_extra(it)
    if len(sources) == 2 and not strict:
        a, b = sources
        for x in a:
            for y in b:
                return (x, y)
            break
        raise StopIteration
    items = []
    for source in sources:
        for value in source:
            items.append(value)
            break
        else:
            if strict:
                _zip_uneven(sources, len(items))
            raise StopIteration
    if not items:
        raise StopIteration
    return tuple(items)


def _zip_uneven(sources, n):
    # A strict zip ends: after `n` items of a row.
    if n:
        others = "argument 1" if n == 1 else f"arguments 1-{n}"
        raise ValueError(f"zip() argument {n + 1} is shorter than {others}")
    i = 1
    while i < len(sources):
        for value in sources[i]:
            others = "argument 1" if i == 1 else f"arguments 1-{i}"
            raise ValueError(f"zip() argument {i + 1} is longer than {others}")
        i += 1


def new_map(cls, function, iterables):
    return make_map(function, tuple([iter(x) for x in iterables]))


def map_next(it):
    sources = iter_source(it)
    if len(sources) == 1:
        return iter_extra(it)(next(sources[0]))
    return iter_extra(it)(*[next(source) for source in sources])


def new_filter(cls, function, iterable):
    return make_filter(function, iter(iterable))


def filter_next(it):
    function = iter_extra(it)
    if function is None or function is bool:
        for value in iter_source(it):
            if value:
                return value
    else:
        for value in iter_source(it):
            if function(value):
                return value
    raise StopIteration


def unpack_iter(iterable, n):
    it = iterable
    if type(it) is not generator:
        it = iter(it)
        if iter_variety(it) >= 0:
            items = unpack_native(it, n)
            if items is not None:
                return items
        elif type(it) is not generator:
            return _unpack_by_next(it, n)
    if n == 2:
        for a in it:
            for b in it:
                for _ in it:
                    raise ValueError("too many values to unpack (expected 2)")
                return (a, b)
            raise ValueError("not enough values to unpack (expected 2, got 1)")
        raise ValueError("not enough values to unpack (expected 2, got 0)")
    items = []
    for value in it:
        if len(items) == n:
            raise ValueError(f"too many values to unpack (expected {n})")
        items.append(value)
    if len(items) < n:
        raise ValueError(f"not enough values to unpack (expected {n}, got {len(items)})")
    return tuple(items)


def _unpack_by_next(it, n):
    # A loop would ask the program's iterator for an iterator once more.
    items = []
    end = object()
    while True:
        value = next(it, end)
        if value is end:
            break
        if len(items) == n:
            raise ValueError(f"too many values to unpack (expected {n})")
        items.append(value)
    if len(items) < n:
        raise ValueError(f"not enough values to unpack (expected {n}, got {len(items)})")
    return tuple(items)


def unpack_iter_ex(iterable, before, after):
    items = [x for x in iterable]
    n = len(items)
    if n < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {n})")
    return tuple(items[:before] + [items[before : n - after]] + items[n - after :])


# --- Making and filling ---


def list_from_iter(iterable):
    # A comprehension is a function, which is made for each call.
    items = []
    for x in iterable:
        items.append(x)
    return items


def tuple_from_iter(iterable):
    items = []
    for x in iterable:
        items.append(x)
    return tuple(items)


def set_from_iter(iterable):
    items = set()
    for x in iterable:
        items.add(x)
    return items


def items_of(obj, keys):
    return tuple([obj[key] for key in keys])


def attrs_of(obj, names):
    found = []
    for path in names:
        value = obj
        for name in path if is_instance(path, tuple) else (path,):
            value = getattr(value, name)
        found.append(value)
    return found[0] if len(found) == 1 else tuple(found)


def tuple_with(items, iterable):
    list_extend(items, iterable)
    return tuple(items)


def set_from_tuple(items):
    s = set()
    for x in items:
        s.add(x)
    return s


def dict_from_pairs(items):
    d = {}
    i = 0
    while i < len(items):
        d[items[i]] = items[i + 1]
        i += 2
    return d


def new_container(cls, base, iterable):
    if base is tuple:
        made = tuple([x for x in iterable])
    else:
        made = set()
        for x in iterable:
            made.add(x)
        if base is frozenset:
            made = frozenset(made)
    if cls is base:
        return made
    return base.__new__(cls, made)


def list_extend(items, iterable):
    if iter_variety(iterable) >= 0:
        left = list_fill(items, iterable)
        while left == 1:
            left = list_fill(items, iterable)
        if left == 0:
            return
    append = list.append
    for x in iterable:
        append(items, x)


def list_iadd(items, iterable):
    list_extend(items, iterable)
    return items


def deque_extend(d, iterable, left):
    append = deque.appendleft if left else deque.append
    for x in iterable:
        append(d, x)


def deque_iadd(d, iterable):
    deque_extend(d, iterable, False)
    return d


def set_update(s, iterable):
    add = set.add
    for x in iterable:
        add(s, x)


def _is_mapping(x):
    return iter_variety(x) < 0 and getattr(x, "keys", MISSING) is not MISSING


def dict_update_any(d, other):
    store = dict.__setitem__
    if type(other) is dict:
        for key, value in other.items():
            store(d, key, value)
    elif _is_mapping(other):
        for key in other.keys():
            store(d, key, other[key])
    else:
        if iter_variety(other) >= 0:
            left = dict_fill(d, other)
            while left != 2:
                if left == 0:
                    return
                if type(left) is tuple:
                    store(d, left[0], left[1])
                left = dict_fill(d, other)
        i = 0
        for pair in other:
            if type(pair) is not tuple:
                try:
                    pair = tuple([x for x in pair])
                except TypeError:
                    if type_lookup(pair, "__iter__") is not MISSING:
                        raise
                    if type_lookup(pair, "__getitem__") is not MISSING:
                        raise
                    pair = None
                if pair is None:
                    raise TypeError(f"cannot convert dictionary update sequence element #{i} to a sequence")
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element #{i} has length {len(pair)}; 2 is required")
            store(d, pair[0], pair[1])
            i += 1


def dict_or(d, other):
    dict_update_any(d, other)
    return d


def dict_init(d, other, keywords, answer):
    dict_update_any(d, other)
    if keywords is not None:
        dict_update_any(d, keywords)
    return answer


def dict_update(d, mapping):
    if not _is_mapping(mapping):
        raise TypeError(f"'{type_name(mapping)}' object is not a mapping")
    dict_update_any(d, mapping)


def _callee_name(callee):
    try:
        name = callee.__qualname__
        module = callee.__module__
    except AttributeError:
        return str(callee)
    if module is None or module == "builtins":
        return name + "()"
    return f"{module}.{name}()"


def call_spread(callee, items, kwargs):
    if type_lookup(items, "__iter__") is MISSING and type_lookup(items, "__getitem__") is MISSING:
        name = _callee_name(callee)
        raise TypeError(f"{name} argument after * must be an iterable, not {type_name(items)}")
    items = tuple(items)
    if kwargs is None:
        return callee(*items)
    return callee(*items, **kwargs)


def dict_merge(d, mapping, callee):
    if not _is_mapping(mapping):
        name = _callee_name(callee)
        raise TypeError(f"{name} argument after ** must be a mapping, not {type_name(mapping)}")
    for key in mapping.keys():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in d:
            raise TypeError(f"{_callee_name(callee)} got multiple values for keyword argument '{key}'")
        d[key] = mapping[key]


def dict_fromkeys(cls, iterable, value):
    d = cls()
    for key in iterable:
        d[key] = value
    return d


# --- Sets ---


def _as_set(x):
    if isinstance(x, (set, frozenset)):
        return x
    made = set()
    for item in x:
        made.add(item)
    return made


def set_operation(name, a, b, in_place=False):
    x = _as_set(a)
    y = _as_set(b)
    if name == "__and__":
        if len(y) > len(x):
            x, y = y, x
        items = [item for item in list(y) if item in x]
    elif name == "__or__":
        items = list(x)
        items.extend([item for item in list(y) if item not in x])
    elif name == "__sub__":
        items = [item for item in list(x) if item not in y]
    else:
        items = [item for item in list(x) if item not in y]
        items.extend([item for item in list(y) if item not in x])
    if in_place:
        set.clear(a)
        set_update(a, items)
        return a
    if isinstance(a, frozenset):
        return frozenset(_as_set(items))
    return _as_set(items)


_OPERATIONS = {
    "union": "__or__",
    "intersection": "__and__",
    "difference": "__sub__",
    "symmetric_difference": "__xor__",
    "intersection_update": "__and__",
    "difference_update": "__sub__",
    "symmetric_difference_update": "__xor__",
}


def set_method(name, s, *others):
    if name == "discard":
        set_discard(s, others[0])
    elif name == "remove":
        if not set_discard(s, others[0]):
            raise KeyError(others[0])
    elif name == "update":
        for other in others:
            set_update(s, other)
    elif name == "issubset":
        return set_compare("<=", s, _as_set(others[0]))
    elif name == "issuperset":
        for x in others[0]:
            if x not in s:
                return False
        return True
    elif name == "isdisjoint":
        for x in others[0]:
            if x in s:
                return False
        return True
    elif name.endswith("_update"):
        for other in others:
            set_operation(_OPERATIONS[name], s, other, True)
    else:
        result = s
        for other in others:
            result = set_operation(_OPERATIONS[name], result, other)
        return result


# --- Searching ---


def list_index(sequence, item, start, stop):
    i = start
    while i < stop and i < len(sequence):
        x = sequence[i]
        if x is item or x == item:
            return i
        i += 1
    kind = type(sequence)
    if kind is tuple:
        raise ValueError("tuple.index(x): x not in tuple")
    if kind is range:
        raise ValueError("sequence.index(x): x not in sequence")
    raise ValueError(f"{item!r} is not in {kind.__name__}")


def list_count(sequence, item):
    n = 0
    for x in sequence:
        if x is item or x == item:
            n += 1
    return n


def list_remove(sequence, item):
    i = 0
    while i < len(sequence):
        x = sequence[i]
        if x is item or x == item:
            if i < len(sequence):
                del sequence[i]
            return None
        i += 1
    if type(sequence) is list:
        raise ValueError("list.remove(x): x not in list")
    raise ValueError(f"{item!r} is not in deque")


# --- Order ---


def sort_list(items, key, descending):
    taken = list_take(items)
    result = taken
    try:
        keys = taken if key is None else [key(x) for x in taken]
        done = sort_native(keys, taken, descending)
        result = _merge_sort(keys, taken, descending) if done is None else done
    finally:
        untouched = list_restore(items, result)
    if not untouched:
        raise ValueError("list modified during sort")


def sorted_iter(iterable, key, descending):
    # A comprehension is a function, which is made for each call.
    items = []
    for x in iterable:
        items.append(x)
    return sorted_items(items, key, descending)


_FEW = 32


def sorted_items(items, key, descending):
    if key is None:
        keys = items
    elif len(items) > _FEW:
        keys = [key(x) for x in items]
    else:
        # A comprehension is a function, which is made for each call.
        keys = []
        for x in items:
            keys.append(key(x))
    done = sort_native(keys, items, descending)
    return _merge_sort(keys, items, descending) if done is None else done


_RUN = 32


def _merge_sort(keys, items, descending):
    # Stable, by `<` alone. Descending is ascending of the reverse, reversed, so that equal items keep their order.
    n = len(items)
    if n <= _RUN:
        return _sort_run(keys, items, descending)
    order = list(range(n - 1, -1, -1)) if descending else list(range(n))
    ends = _sorted_runs(keys, order)
    while len(ends) > 1:
        merged = []
        begin = i = 0
        larger = []
        while i + 1 < len(ends):
            _merge(keys, order, begin, ends[i], ends[i + 1], merged)
            begin = ends[i + 1]
            larger.append(begin)
            i += 2
        if i < len(ends):
            merged.extend(order[begin:])
            larger.append(n)
        order = merged
        ends = larger
    if descending:
        order.reverse()
    return [items[i] for i in order]


def _sort_run(keys, items, descending):
    # The same comparisons as for the first run of a longer list; without indices, since few items are moved at little cost.
    alone = keys is items
    keys = keys[::-1] if descending else keys[:]
    if not alone:
        items = items[::-1] if descending else items[:]
    n = len(keys)
    stop = 1
    if n > 1 and keys[1] < keys[0]:
        stop = 2
        while stop < n and keys[stop] < keys[stop - 1]:
            stop += 1
        i = 0
        j = stop - 1
        while i < j:
            keys[i], keys[j] = keys[j], keys[i]
            if not alone:
                items[i], items[j] = items[j], items[i]
            i += 1
            j -= 1
    elif n > 1:
        stop = 2
        while stop < n and not keys[stop] < keys[stop - 1]:
            stop += 1
    while stop < n:
        key = keys[stop]
        low = 0
        high = stop
        while low < high:
            middle = (low + high) // 2
            if key < keys[middle]:
                high = middle
            else:
                low = middle + 1
        if low < stop:
            keys.insert(low, keys.pop(stop))
            if not alone:
                items.insert(low, items.pop(stop))
        stop += 1
    if alone:
        items = keys
    if descending:
        items.reverse()
    return items


def _sorted_runs(keys, order):
    # Makes sorted runs of the order; answers where they end. What is sorted already is found first, however long that is; short
    # runs are made longer by binary search.
    n = len(order)
    ends = []
    start = 0
    while start < n:
        stop = start + 1
        if stop < n:
            if keys[order[stop]] < keys[order[start]]:
                stop += 1
                while stop < n and keys[order[stop]] < keys[order[stop - 1]]:
                    stop += 1
                order[start:stop] = order[start:stop][::-1]
            else:
                stop += 1
                while stop < n and not keys[order[stop]] < keys[order[stop - 1]]:
                    stop += 1
        least = start + _RUN if start + _RUN < n else n
        if stop < least:
            order[start:least] = _sorted_run(keys, order[start:least], stop - start)
            stop = least
        ends.append(stop)
        start = stop
    return ends


def _sorted_run(keys, order, sorted_to):
    # The list is short, since what stands behind an item that goes in has to move.
    n = len(order)
    while sorted_to < n:
        pivot = order.pop(sorted_to)
        key = keys[pivot]
        low = 0
        high = sorted_to
        while low < high:
            middle = (low + high) // 2
            if key < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        order.insert(low, pivot)
        sorted_to += 1
    return order


def _merge(keys, order, start, middle, stop, merged):
    i = start
    j = middle
    # Two runs that are in order already need one look.
    if middle < stop and not keys[order[middle]] < keys[order[middle - 1]]:
        merged.extend(order[start:stop])
        return
    while i < middle and j < stop:
        if keys[order[j]] < keys[order[i]]:
            merged.append(order[j])
            j += 1
        else:
            merged.append(order[i])
            i += 1
    merged.extend(order[i:middle])
    merged.extend(order[j:stop])


def _extreme(name, best, rest, key):
    # The first smallest or largest of `best` and the rest.
    largest = name == "max"
    if key is None:
        for x in rest:
            if x > best if largest else x < best:
                best = x
        return best
    return (_largest_by if largest else _smallest_by)(best, rest, key)


def _largest_by(best, rest, key):
    best_key = key(best)
    for x in rest:
        k = key(x)
        if k > best_key:
            best = x
            best_key = k
    return best


def _smallest_by(best, rest, key):
    best_key = key(best)
    for x in rest:
        k = key(x)
        if k < best_key:
            best = x
            best_key = k
    return best


# Long ranges are taken in pieces, which natives work on.
_PIECE = 4096


def _pieces(long):
    i = 0
    while i < len(long):
        yield long[i : i + _PIECE]
        i += _PIECE


def min_max_iter(name, iterable, key, default=MISSING):
    if type(iterable) is range and key is None and iterable:
        ends = (iterable[0], iterable[-1])
        return max(ends) if name == "max" else min(ends)
    it = iter(iterable)
    for first in it:
        return _extreme(name, first, it, key)
    if default is MISSING:
        raise ValueError(f"{name}() arg is an empty sequence")
    return default


def min_max_args(name, items, key):
    return _extreme(name, items[0], items[1:], key)


def min_max(name, args, key, default):
    if len(args) == 1:
        return min_max_iter(name, args[0], key, default)
    return min_max_args(name, args, key)


# One function for each, with the iterable first: native code continues in them where it knows what makes the items or the keys.


def max_of(iterable, default=MISSING):
    if type(iterable) is range and iterable:
        return max(iterable[0], iterable[-1])
    best = MISSING
    for x in iterable:
        if best is MISSING or x > best:
            best = x
    if best is MISSING:
        if default is MISSING:
            raise ValueError("max() arg is an empty sequence")
        return default
    return best


def min_of(iterable, default=MISSING):
    if type(iterable) is range and iterable:
        return min(iterable[0], iterable[-1])
    best = MISSING
    for x in iterable:
        if best is MISSING or x < best:
            best = x
    if best is MISSING:
        if default is MISSING:
            raise ValueError("min() arg is an empty sequence")
        return default
    return best


def max_by(iterable, key, default=MISSING):
    best = best_key = MISSING
    for x in iterable:
        k = key(x)
        if best_key is MISSING or k > best_key:
            best = x
            best_key = k
    if best_key is MISSING:
        if default is MISSING:
            raise ValueError("max() arg is an empty sequence")
        return default
    return best


def min_by(iterable, key, default=MISSING):
    best = best_key = MISSING
    for x in iterable:
        k = key(x)
        if best_key is MISSING or k < best_key:
            best = x
            best_key = k
    if best_key is MISSING:
        if default is MISSING:
            raise ValueError("min() arg is an empty sequence")
        return default
    return best


def sum_iter(iterable, start):
    total = start
    if type(iterable) is range and len(iterable) > _PIECE:
        for piece in _pieces(iterable):
            total = sum(piece, total)
        return total
    for x in iterable:
        total = total + x
    return total


def any_iter(iterable):
    if type(iterable) is range and len(iterable) > _PIECE:
        for piece in _pieces(iterable):
            if any(piece):
                return True
        return False
    for x in iterable:
        if x:
            return True
    return False


def all_iter(iterable):
    if type(iterable) is range and len(iterable) > _PIECE:
        for piece in _pieces(iterable):
            if not all(piece):
                return False
        return True
    for x in iterable:
        if not x:
            return False
    return True
