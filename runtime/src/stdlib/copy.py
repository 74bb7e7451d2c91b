"""Generic (shallow and deep) copying operations."""

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
        else:
            y = _rebuild(x, *_reduced(x), memo)
    memo[key] = y
    return y


class _Class:
    def method(self):
        pass


_method = type(_Class().method)


def _reduced(x):
    "What the object is made from: (function, arguments, state, list items, dict items)."
    cls = type(x)
    for base in cls.__mro__:
        if base is object:
            break
        if "__reduce_ex__" in base.__dict__:
            return _five(x.__reduce_ex__(4), x)
        if "__reduce__" in base.__dict__:
            return _five(x.__reduce__(), x)
    return _reduced_by_class(x)


def _reduced_by_class(x):
    cls = type(x)
    if isinstance(x, (type(copy), type(_generator()), type(iter([])), type(__import__("builtins")))):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    arguments = (cls,)
    list_items = dict_items = None
    more = getattr(cls, "__getnewargs__", None)
    if more is not None:
        arguments = (cls,) + tuple(more(x))
    elif isinstance(x, tuple):
        arguments = (cls, tuple(x))
    elif isinstance(x, (str, bytes, int, float, frozenset)):
        for base in (str, bytes, int, float, frozenset):
            if isinstance(x, base):
                arguments = (cls, base(x))
                break
    elif isinstance(x, list):
        list_items = list.__iter__(x)
    elif isinstance(x, dict):
        dict_items = iter(dict.items(x))
    elif isinstance(x, set):
        return cls, (list(set.__iter__(x)),), _state(x), None, None
    return cls.__new__, arguments, _state(x), list_items, dict_items


def _five(reduced, x):
    if isinstance(reduced, str):
        return (lambda: x), (), None, None, None
    reduced = tuple(reduced)
    return (reduced + (None,) * 5)[:5]


def _state(x):
    get = getattr(type(x), "__getstate__", None)
    if get is not None:
        return get(x)
    state = getattr(x, "__dict__", None) or None
    slots = {}
    for base in type(x).__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            value = getattr(x, name, _NOTHING)
            if value is not _NOTHING:
                slots[name] = value
    return (state, slots) if slots else state


def _rebuild(x, make, arguments, state, list_items, dict_items, memo):
    deep = memo is not None
    if deep:
        arguments = [deepcopy(a, memo) for a in arguments]
    y = make(*arguments)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
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
