"""Generic (shallow and deep) copying operations."""

from copyreg import dispatch_table
from _graph import copy_generator, copy_iterator
from _pickle import is_plain
from _pirn import channel

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_NOTHING = object()


def _generator():
    yield


# Values that are their own copies.
_ATOMS = {
    type(None), int, float, bool, str, bytes, type, range, slice, property, type(...), type(NotImplemented),
    type(_generator), type(len), type(_generator.__code__),
}
_SHALLOW_ATOMS = _ATOMS | {tuple, frozenset}


def copy(x):
    "Shallow copy operation on arbitrary Python objects."
    cls = type(x)
    if cls in _SHALLOW_ATOMS or issubclass(cls, type):
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if not is_plain(x):
        return _copy_apart(x, cls)
    return _rebuild(x, *_reduced(x), None)


def deepcopy(x, memo=None, _nil=[]):
    "Deep copy operation on arbitrary Python objects."
    cls = type(x)
    if cls in _ATOMS or issubclass(cls, type):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _NOTHING)
    if known is not _NOTHING:
        return known
    if cls is list:
        y = []
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[key] = y
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
        return y
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        known = memo.get(key, _NOTHING)
        if known is not _NOTHING:
            return known
        for a, b in zip(x, items):
            if a is not b:
                y = tuple(items)
                break
        else:
            y = x
    elif cls is set:
        y = set()
        memo[key] = y
        for item in x:
            y.add(deepcopy(item, memo))
        return y
    elif cls is frozenset:
        y = frozenset([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = x.copy()
    elif cls is _method:
        y = _method(x.__func__, deepcopy(x.__self__, memo))
    else:
        method = getattr(x, "__deepcopy__", None)
        if method is not None:
            y = method(memo)
        elif not is_plain(x):
            y = _deep_copy_apart(x)
        else:
            y = _rebuild(x, *_reduced(x), memo)
    memo[key] = y
    return y


class _Class:
    def method(self):
        pass


_method = type(_Class().method)


# What has no parts to be made of.
_WHOLE = (type(_generator.__code__), type(__import__("builtins")))


def _cell(value):
    def inside():
        return value

    return inside.__closure__[0]


def _copy_apart(x, cls):
    "A shallow copy of what pickles of CPython cannot hold."
    if isinstance(x, _WHOLE) or cls.__name__ == "traceback":
        return x
    if cls is type(_generator()):
        return copy_generator(x)
    if cls is type(_cell(None)):
        return _cell(x.cell_contents)
    if isinstance(x, channel):
        y = cls()
        y.preference = x.preference
        y.schedule_all = x.schedule_all
        return y
    if hasattr(cls, "__next__"):
        return copy_iterator(x)
    if cls.__name__ in ("dict_keys", "dict_values", "dict_items", "super"):
        return x
    raise TypeError(f"cannot copy '{cls.__name__}' object")


def _deep_copy_apart(x):
    "A copy with all it reaches, as by pickling."
    if isinstance(x, _WHOLE):
        return x
    from _pickle_graph import copy_of

    return copy_of(x)


def _reduced(x):
    "What the object is made from: (function, arguments, state, list items, dict items, state setter)."
    cls = type(x)
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return _six(reduce(x), x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return _six(reduce(4), x)
    reduce = getattr(x, "__reduce__", None)
    if reduce is None:
        raise Error(f"un(deep)copyable object of type {cls}")
    return _six(reduce(), x)


def _six(reduced, x):
    if isinstance(reduced, str):
        return (lambda: x), (), None, None, None, None
    return (tuple(reduced) + (None,) * 6)[:6]


def _rebuild(x, make, arguments, state, list_items, dict_items, state_setter, memo):
    deep = memo is not None
    if deep:
        arguments = [deepcopy(a, memo) for a in arguments]
    y = make(*arguments)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if state_setter is not None:
            state_setter(y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                for name, value in state.items():
                    y.__dict__[name] = value
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if list_items is not None:
        for item in list_items:
            y.append(deepcopy(item, memo) if deep else item)
    if dict_items is not None:
        for key, value in dict_items:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y
