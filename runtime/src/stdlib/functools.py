"""Tools for working with functions and callable objects."""

from _functools import cmp_to_key, partial, reduce
from _pirn import cached_call, cached_get, dict_to_end as to_end, keeps_own, method_of, own_attr, own_attr_set
from operator import index

__all__ = [
    "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key", "lru_cache", "partial",
    "partialmethod", "reduce", "singledispatch", "singledispatchmethod", "total_ordering", "update_wrapper", "wraps",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_NOTHING = object()


# --- Wrappers ---------------------------------------------------------------------------------------------------------


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    "Update a wrapper function to look like the wrapped function."
    for name in assigned:
        value = getattr(wrapped, name, _NOTHING)
        if value is not _NOTHING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    "Decorator factory to apply update_wrapper() to a wrapper function."

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __get__(self, obj, cls=None):
        get = getattr(type(self.func), "__get__", None)
        if get is not None:
            bound = get(self.func, obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)
        func, args, keywords = self.func, self.args, self.keywords

        def method(self, /, *more, **more_keywords):
            return func(self, *args, *more, **{**keywords, **more_keywords})

        return method if obj is None else method.__get__(obj, cls)

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        for key, value in self.keywords.items():
            parts.append(f"{key}={value!r}")
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"


# --- Caches -----------------------------------------------------------------------------------------------------------


_MARK = object()


def lru_cache(maxsize=128, typed=False):
    "Least-recently-used cache decorator."
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _caching(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _caching(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    "Simple lightweight unbounded cache. Sometimes called memoize."
    return _caching(user_function, None, False)


def _caching(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class _lru_cache_wrapper:
    """A function that remembers its results.

    Natives call it and bind it to instances. They find in the first slot: the results by key, the function, how many may
    be kept, whether keys have types, hits, misses, what marks keywords in keys, and what follows when there is no result.
    """

    __slots__ = ("_state", "__dict__", "__weakref__")

    def __init__(self, user_function, maxsize, typed):
        if not callable(user_function):
            raise TypeError("the first argument must be callable")
        if maxsize is not None:
            maxsize = index(maxsize)
        self._state = [
            {}, user_function, maxsize, not not typed, 0, 0, _MARK, _missed_one, _missed, _look,
        ]

    def cache_info(self):
        "Report cache statistics"
        state = self._state
        return _CacheInfo(state[4], state[5], state[2], len(state[0]))

    def cache_clear(self):
        "Clear the cache and cache statistics"
        state = self._state
        state[0].clear()
        state[4] = state[5] = 0

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_lru_cache_wrapper.__call__ = method_of(cached_call, _lru_cache_wrapper)
_lru_cache_wrapper.__get__ = method_of(cached_get, _lru_cache_wrapper)


def _missed_one(state, key):
    found = state[1](key)
    _keep(state, key, found)
    return found


def _missed(state, key, args, keywords):
    found = state[1](*args, **keywords) if keywords else state[1](*args)
    _keep(state, key, found)
    return found


def _look(state, key, args, keywords):
    found = to_end(state[0], key, _NOTHING)
    if found is not _NOTHING:
        state[4] += 1
        return found
    state[5] += 1
    return _missed(state, key, args, keywords)


def _keep(state, key, found):
    results = state[0]
    maxsize = state[2]
    if maxsize is None:
        results[key] = found
    elif key not in results:
        if len(results) >= maxsize:
            for oldest in results:
                break
            del results[oldest]
        results[key] = found


class _CacheInfo(tuple):
    """Statistics of a cache."""

    __slots__ = ()

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])
    _fields = ("hits", "misses", "maxsize", "currsize")

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return f"CacheInfo(hits={self[0]!r}, misses={self[1]!r}, maxsize={self[2]!r}, currsize={self[3]!r})"


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


class cached_property:
    """A property that is computed once per instance and then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if keeps_own(instance):
            # The instance need not have a dict for this.
            value = own_attr(instance, name, _NOTHING)
            if value is _NOTHING:
                value = self.func(instance)
                own_attr_set(instance, name, value)
            return value
        try:
            namespace = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            ) from None
        value = namespace.get(name, _NOTHING)
        if value is _NOTHING:
            value = self.func(instance)
            try:
                namespace[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {name!r} property."
                ) from None
        return value

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


# --- Ordering ---------------------------------------------------------------------------------------------------------


def _opposite(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return not result

    return method


def _or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return result or self == other

    return method


def _and_unequal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return result and self != other

    return method


def _opposite_and_unequal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return not result and self != other

    return method


def _opposite_or_equal(name):
    def method(self, other):
        result = getattr(type(self), name)(self, other)
        if result is NotImplemented:
            return result
        return not result or self == other

    return method


# For each ordering that may be given: how the other three follow from it.
_DERIVED = {
    "__lt__": (("__gt__", _opposite_and_unequal), ("__le__", _or_equal), ("__ge__", _opposite)),
    "__le__": (("__ge__", _opposite_or_equal), ("__lt__", _and_unequal), ("__gt__", _opposite)),
    "__gt__": (("__lt__", _opposite_and_unequal), ("__ge__", _or_equal), ("__le__", _opposite)),
    "__ge__": (("__le__", _opposite_or_equal), ("__gt__", _and_unequal), ("__lt__", _opposite)),
}


def total_ordering(cls):
    "Class decorator that fills in missing ordering methods."
    given = [name for name in _DERIVED if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if root in given:
            break
    for name, make in _DERIVED[root]:
        if name not in given:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


# --- Generic functions ------------------------------------------------------------------------------------------------


def _best_implementation(cls, registry):
    for base in cls.__mro__:
        if base in registry and base is not object:
            return registry[base]
    # Abstract classes that the class belongs to without deriving from them.
    best = None
    for kind in registry:
        if kind is not object and issubclass(cls, kind):
            if best is None or issubclass(kind, best):
                best = kind
            elif not issubclass(best, kind):
                raise RuntimeError(f"Ambiguous dispatch: {best} or {kind}")
    return registry[object if best is None else best]


def singledispatch(func):
    "Single-dispatch generic function decorator."
    registry = {}
    found = {}
    name = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            implementation = found[cls] = _best_implementation(cls, registry)
            return implementation

    def register(cls, func=None):
        if not isinstance(cls, type):
            parts = getattr(cls, "__args__", None)
            if func is not None and parts is not None:
                for part in parts:
                    register(part, func)
                return func
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            for argument, cls in annotations.items():
                break
            return register(cls, func)
        if func is None:
            return lambda f: register(cls, f)
        registry[cls] = func
        found.clear()
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kwargs)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            implementation = self.dispatcher.dispatch(args[0].__class__)
            return implementation.__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)


def recursive_repr(fillvalue="..."):
    "Decorator for a __repr__ that may meet itself."

    def decorate(function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return function(self)
            finally:
                running.discard(key)

        return update_wrapper(wrapper, function)

    return decorate
