"""Weak references.

An object is gone at the first collection that does not find it, not when the last reference to it goes: `gc.collect()`
makes sure. Callbacks are called after the collection, before the program goes on.
"""

import operator
from collections.abc import MutableMapping, MutableSet
from _weakref import callback as _callback_of
from _weakref import cell as _new_cell
from _weakref import drop_callback as _drop_callback
from _weakref import owners as _owners
from _weakref import referent as _referent
from types import GenericAlias

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


# --- References -------------------------------------------------------------------------------------------------------


def _check_arguments(name, args):
    if not args:
        raise TypeError(f"{name} expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f"{name} expected at most 2 arguments, got {len(args)}")
    return args[0], args[1] if len(args) == 2 else None


class ReferenceType:
    """A weak reference to an object: calling it gives the object, or None when that is gone."""

    __slots__ = ("_cell", "_hash")
    __module__ = "weakref"

    def __new__(cls, *args, **kwargs):
        ob, callback = _check_arguments("__new__", args)
        if cls is ReferenceType:
            if kwargs:
                raise TypeError("ref() takes no keyword arguments")
            if callback is None:
                # Those without a callback are all the same.
                for owner in _owners(ob):
                    if type(owner) is ReferenceType and owner.__callback__ is None:
                        return owner
        self = object.__new__(cls)
        self._cell = _new_cell(ob, self, callback)
        self._hash = None
        return self

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self):
        return _referent(self._cell)

    @property
    def __callback__(self):
        return _callback_of(self._cell)

    def __hash__(self):
        known = self._hash
        if known is None:
            ob = _referent(self._cell)
            if ob is None:
                raise TypeError("weak object has gone away")
            known = self._hash = hash(ob)
        return known

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        a, b = _referent(self._cell), _referent(other._cell)
        if a is None or b is None:
            return self is other
        return a == b

    def __ne__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        a, b = _referent(self._cell), _referent(other._cell)
        if a is None or b is None:
            return self is not other
        return a != b

    def __repr__(self):
        ob = _referent(self._cell)
        if ob is None:
            return f"<weakref at {id(self):#x}; dead>"
        name = getattr(ob, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return f"<weakref at {id(self):#x}; to '{type(ob).__name__}' at {id(ob):#x}{named}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle 'weakref.{type(self).__name__}' object")

    __class_getitem__ = classmethod(GenericAlias)


ref = ReferenceType


def getweakrefcount(object, /):
    """The number of weak references to an object."""
    return len(_owners(object))


def getweakrefs(object, /):
    """List of the weak references to an object."""
    return _owners(object)


class KeyedRef(ref):
    """A reference that knows under which key a dictionary has it."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self


# --- Proxies ----------------------------------------------------------------------------------------------------------


def _target(p):
    ob = _referent(object.__getattribute__(p, "_cell"))
    if ob is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return ob


def _plain(x):
    """The object behind a proxy; anything else itself."""
    return _target(x) if type(x) in ProxyTypes else x


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ("_cell",)
    __module__ = "weakref"
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create 'weakref.{cls.__name__}' instances")

    # What `isinstance` looks at.
    __class__ = property(lambda self: type(_target(self)))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        ob = _referent(object.__getattribute__(self, "_cell"))
        return f"<weakproxy at {id(self):#x} to {type(ob).__name__} at {id(ob):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __reversed__(self):
        return reversed(_target(self))

    def __next__(self):
        ob = _target(self)
        if not hasattr(type(ob), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator")
        return next(ob)

    def __contains__(self, item):
        return item in _target(self)

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __divmod__(self, other):
        return divmod(_target(self), _plain(other))

    def __rdivmod__(self, other):
        return divmod(_plain(other), _target(self))

    def __pow__(self, other, modulus=None):
        return pow(_target(self), _plain(other), _plain(modulus))

    def __rpow__(self, other):
        return pow(_plain(other), _target(self))

    def __int__(self):
        return int(_target(self))

    def __float__(self):
        return float(_target(self))

    def __index__(self):
        return operator.index(_target(self))


def _add_operators(cls):
    def add(name, method):
        method.__name__ = name
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)

    def unary(op):
        return lambda self: op(_target(self))

    def binary(op):
        return lambda self, other: op(_target(self), _plain(other))

    def reflected(op):
        return lambda self, other: op(_plain(other), _target(self))

    for name in ("neg", "pos", "abs", "invert"):
        add(f"__{name}__", unary(getattr(operator, name)))
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "lshift", "rshift", "and", "or", "xor"):
        op = getattr(operator, f"__{name}__")
        add(f"__{name}__", binary(op))
        add(f"__r{name}__", reflected(op))
        add(f"__i{name}__", binary(getattr(operator, f"__i{name}__")))
    add("__ipow__", binary(operator.ipow))
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        add(f"__{name}__", binary(getattr(operator, name)))


_add_operators(ProxyType)


class CallableProxyType(ProxyType):
    """Stands for an object that can be called."""

    __slots__ = ()
    __module__ = "weakref"
    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(*args):
    """proxy(object, callback=None): stands for the object without keeping it alive."""
    ob, callback = _check_arguments("proxy", args)
    cls = CallableProxyType if callable(ob) else ProxyType
    if callback is None:
        for owner in _owners(ob):
            if type(owner) is cls and _callback_of(object.__getattribute__(owner, "_cell")) is None:
                return owner
    self = object.__new__(cls)
    object.__setattr__(self, "_cell", _new_cell(ob, self, callback))
    return self


class WeakMethod(ref):
    """A weak reference to a bound method, which is gone when its object or its function is."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            ob, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            # Called for object and function; what is to be called is called once.
            self = weak_self()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, ob, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        weak_self = ref(self)
        return self

    def __call__(self):
        ob, func = super().__call__(), self._func_ref()
        if ob is None or func is None:
            return None
        return self._meth_type(func, ob)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


# --- Containers -------------------------------------------------------------------------------------------------------

# An entry may go at any moment, also while somebody runs over the container: so what runs over one runs over a list of what
# was there, and looks at each entry again.


class WeakValueDictionary(MutableMapping):
    """Mapping class that references values weakly."""

    def __init__(self, other=(), /, **kw):
        weak_self = ref(self)

        def remove(wr):
            self = weak_self()
            if self is not None and self.data.get(wr.key) is wr:
                del self.data[wr.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        if self.data.pop(key)() is None:
            raise KeyError(key)

    def __len__(self):
        return sum(1 for wr in list(self.data.values()) if wr() is not None)

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    keys = __iter__

    def values(self):
        for wr in list(self.data.values()):
            value = wr()
            if value is not None:
                yield value

    def items(self):
        for key, wr in list(self.data.items()):
            value = wr()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        """Iterator over the references to the values."""
        yield from list(self.data.values())

    def valuerefs(self):
        """List of the references to the values."""
        return list(self.data.values())

    def get(self, key, default=None):
        wr = self.data.get(key)
        value = None if wr is None else wr()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        wr = self.data.pop(key, None)
        value = None if wr is None else wr()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        while True:
            key, wr = self.data.popitem()
            value = wr()
            if value is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kwargs):
        if hasattr(other, "items"):
            other = other.items()
        elif hasattr(other, "keys"):
            other = [(key, other[key]) for key in other.keys()]
        for key, value in other:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        new = WeakValueDictionary()
        new.update(self)
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def __or__(self, other):
        return _merged(self, self, other)

    def __ror__(self, other):
        return _merged(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    """Mapping class that references keys weakly."""

    def __init__(self, dict=None):
        weak_self = ref(self)

        def remove(wr):
            self = weak_self()
            if self is not None:
                self.data.pop(wr, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return sum(1 for wr in list(self.data) if wr() is not None)

    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    keys = __iter__

    def values(self):
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def items(self):
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    def keyrefs(self):
        """List of the references to the keys."""
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def clear(self):
        self.data.clear()

    def update(self, dict=None, /, **kwargs):
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def __or__(self, other):
        return _merged(self, self, other)

    def __ror__(self, other):
        return _merged(self, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


def _merged(like, first, second):
    from collections.abc import Mapping

    if not isinstance(first, Mapping) or not isinstance(second, Mapping):
        return NotImplemented
    new = like.__class__()
    new.update(first)
    new.update(second)
    return new


class WeakSet(MutableSet):
    """Set of objects that are referenced weakly."""

    def __init__(self, data=None):
        self.data = set()
        weak_self = ref(self)

        def remove(wr):
            self = weak_self()
            if self is not None:
                self.data.discard(wr)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for wr in list(self.data):
            item = wr()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for wr in list(self.data) if wr() is not None)

    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            return False
        return wr in self.data

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        while True:
            try:
                wr = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = wr()
            if item is not None:
                return item

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _with(self, data):
        return self.__class__(item for item in data)

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.clear()
            return
        for item in other:
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self._with(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        keep = set(ref(item) for item in other)
        for wr in list(self.data):
            if wr not in keep:
                self.data.discard(wr)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self._with(item for data in (self, other) for item in data)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    __class_getitem__ = classmethod(GenericAlias)


# --- Finalizers -------------------------------------------------------------------------------------------------------


class finalize:
    """Calls a function once when an object is gone, or earlier if it is called itself."""

    __slots__ = ("_atexit",)
    # Those that are alive, with what they will call, in the order of making.
    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._registry[self] = (ref(obj, lambda _: self()), func, args, kwargs)
        self._atexit = True

    def __call__(self, _=None):
        """Calls the function, if that has not been done, and answers what it returns."""
        info = self._registry.pop(self, None)
        if info is not None:
            _, func, args, kwargs = info
            return func(*args, **kwargs)

    def detach(self):
        """The function will not be called any more: (object, function, args, kwargs), or None when it is too late."""
        info = self.peek()
        if info is not None and self._registry.pop(self, None) is not None:
            return info

    def peek(self):
        """(object, function, args, kwargs), or None when the function has been called."""
        info = self._registry.get(self)
        if info is None:
            return None
        wr, func, args, kwargs = info
        obj = wr()
        return None if obj is None else (obj, func, args, kwargs)

    @property
    def alive(self):
        """Whether the function has not been called yet."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether it is to be called when the program ends."""
        return self.alive and self._atexit

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = None if info is None else info[0]()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"
