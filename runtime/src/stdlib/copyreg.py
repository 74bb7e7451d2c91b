# What objects are made from: the functions behind `object.__reduce_ex__`, for pickle and copy, and what programs register for
# classes that are not theirs.
#
# Built-in classes have no reducers of their own: what they need stands in `_arguments` and `_reduce_builtin`.

import _pickle
from _pirn import channel as _channel, payload as _payload, tasklet as _tasklet

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


# --- Makers, by names that are in pickles ----------------------------------------------------------------------------


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(obj, state)
    return obj


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """For `__getnewargs_ex__`, from protocol 4 on."""
    return cls.__new__(cls, *args, **kwargs)


# --- State -----------------------------------------------------------------------------------------------------------


def _slotnames(cls):
    "The names of a class's slots, those of its bases included, as instances have them."
    known = cls.__dict__.get("__slotnames__")
    if known is not None:
        return known
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = c.__name__.lstrip("_")
                names.append(f"_{stripped}{name}" if stripped else name)
            else:
                names.append(name)
    try:
        cls.__slotnames__ = names
    except (AttributeError, TypeError):
        pass
    return names


def _getstate(obj):
    "`object.__getstate__`."
    state = getattr(obj, "__dict__", None) or None
    names = _slotnames(type(obj))
    if names:
        slots = {}
        for name in names:
            try:
                slots[name] = getattr(obj, name)
            except AttributeError:
                pass
        if slots:
            return state, slots
    return state


_object_getstate = object.__getstate__


def _state_of(obj):
    if type(obj).__getstate__ is _object_getstate:
        return _getstate(obj)
    return obj.__getstate__()


# --- Reducing --------------------------------------------------------------------------------------------------------


_VALUES = (int, float, str, bytes, tuple)


def _no_pickle(obj):
    return TypeError(f"cannot pickle '{type(obj).__name__}' object")


def _base_of(cls):
    "The built-in class that instances are laid out like."
    for base in cls.__mro__:
        if _pickle.is_builtin_class(base):
            return base
    return object


def _reduce_ex(obj, protocol):
    "`object.__reduce_ex__` where the class has no `__reduce__`."
    cls = type(obj)
    base = _base_of(cls)
    if base is not object:
        made = _reduce_builtin(obj, cls, base, protocol)
        if made is not None:
            return made
    return _reduce_newobj(obj, cls, base) if protocol >= 2 else _reduce_old(obj, cls, base, protocol)


def _reduce_old(obj, cls, base, protocol):
    if base is object:
        state = None
    elif base is cls or base not in (int, float, str, bytes, tuple, list, dict):
        raise _no_pickle(obj)
    else:
        state = base(obj)
    args = (cls, base, state)
    if getattr(obj, "__slots__", None) and type(obj).__getstate__ is _object_getstate:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    state = _state_of(obj)
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _reduce_newobj(obj, cls, base):
    make, args = __newobj__, (cls,)
    more = getattr(cls, "__getnewargs_ex__", None)
    if more is not None:
        pair = obj.__getnewargs_ex__()
        if not isinstance(pair, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(pair).__name__}'")
        if len(pair) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(pair)}")
        if not isinstance(pair[0], tuple):
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{type(pair[0]).__name__}'")
        if not isinstance(pair[1], dict):
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{type(pair[1]).__name__}'")
        if pair[1]:
            make, args = __newobj_ex__, (cls,) + pair
        else:
            args = (cls,) + pair[0]
    elif getattr(cls, "__getnewargs__", None) is not None:
        more = obj.__getnewargs__()
        if not isinstance(more, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(more).__name__}'")
        args = (cls,) + more
    elif base in _VALUES:
        args = (cls, base(obj))
    elif base is not object and base is not list and base is not dict:
        raise _no_pickle(obj)
    items = iter(obj) if base is list else None
    pairs = iter(obj.items()) if base is dict else None
    return make, args, _state_of(obj), items, pairs


def _reduce_builtin(obj, cls, base, protocol):
    "The tuple for an instance of a class with a way of its own, or None."
    if base is set or base is frozenset:
        return cls, (list(base.__iter__(obj)),), _state_of(obj)
    if base is bytearray:
        state = _state_of(obj)
        if protocol < 3:
            if not obj:
                return cls, (), state
            return cls, (bytes(obj).decode("latin-1"), "latin-1"), state
        return (cls, (bytes(obj),), state) if obj else (cls, (), state)
    if base is range:
        return range, (obj.start, obj.stop, obj.step)
    if base is slice:
        return slice, (obj.start, obj.stop, obj.step)
    if base is _tasklet or base is _channel:
        return cls, (), _payload(obj)
    if base.__name__ == "deque":
        args = () if obj.maxlen is None else ((), obj.maxlen)
        return cls, args, _state_of(obj), iter(obj)
    if obj is ...:
        return "Ellipsis"
    if obj is NotImplemented:
        return "NotImplemented"
    if isinstance(obj, type(_slotnames)) or isinstance(obj, type):
        return obj.__qualname__
    if base.__name__ in _CALLABLES:
        owner = getattr(obj, "__self__", None)
        if owner is None:
            owner = getattr(obj, "__objclass__", None)
        if owner is None or isinstance(owner, type(_pickle)):
            return obj.__qualname__
        return getattr, (owner, obj.__name__)
    return None


# Methods and natives.
_CALLABLES = {"method", "method-wrapper", "builtin_function_or_method", "method_descriptor", "wrapper_descriptor"}


# --- Extension codes -------------------------------------------------------------------------------------------------


def add_extension(module, name, code):
    """Register an extension code."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Unregister an extension code.  For testing only."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
