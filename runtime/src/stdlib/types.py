"""Names for built-in types that are no names elsewhere, and tools for making classes."""

from _pirn import cell, code, traceback

__all__ = [
    "BuiltinFunctionType", "BuiltinMethodType", "CellType", "ClassMethodDescriptorType", "CodeType", "DynamicClassAttribute",
    "EllipsisType", "FrameType", "FunctionType", "GeneratorType", "GenericAlias", "GetSetDescriptorType", "LambdaType",
    "MappingProxyType", "MemberDescriptorType", "MethodDescriptorType", "MethodType", "MethodWrapperType", "ModuleType",
    "NoneType", "NotImplementedType", "SimpleNamespace", "TracebackType", "UnionType", "WrapperDescriptorType",
    "new_class", "prepare_class", "resolve_bases",
]


def _f():
    yield


FunctionType = type(_f)
LambdaType = FunctionType
GeneratorType = type(_f())
BuiltinFunctionType = type(len)
BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type("".__add__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(object.__init__)
CodeType = code
CellType = cell
MappingProxyType = type(type.__dict__)
ModuleType = type(__import__("builtins"))
TracebackType = traceback
FrameType = traceback
GetSetDescriptorType = type(FunctionType.__code__)


class member_descriptor:
    """What a class has in the place of a name in its __slots__."""

    def __init__(self, cls, name):
        self.__objclass__ = cls
        self.__name__ = name
        self.__qualname__ = f"{cls.__qualname__}.{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.__name__)

    def __set__(self, instance, value):
        setattr(instance, self.__name__, value)

    def __delete__(self, instance):
        delattr(instance, self.__name__)

    def __eq__(self, other):
        if not isinstance(other, member_descriptor):
            return NotImplemented
        return self.__objclass__ is other.__objclass__ and self.__name__ == other.__name__

    def __hash__(self):
        return hash((self.__objclass__, self.__name__))

    def __repr__(self):
        return f"<member {self.__name__!r} of {self.__objclass__.__name__!r} objects>"


MemberDescriptorType = member_descriptor
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)


class _Method:
    def method(self):
        pass


MethodType = type(_Method().method)


class SimpleNamespace:
    """A simple attribute-based namespace."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        key = id(self)
        if key in _printing:
            return f"{name}(...)"
        _printing.add(key)
        try:
            items = ", ".join([f"{k}={v!r}" for k, v in self.__dict__.items()])
            return f"{name}({items})"
        finally:
            _printing.discard(key)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __reduce__(self):
        return type(self), (), self.__dict__


_printing = set()


def _type_text(item):
    if isinstance(item, type) and not isinstance(item, GenericAlias):
        if item is NoneType:
            return "None"
        if item.__module__ == "builtins":
            return item.__qualname__
        return f"{item.__module__}.{item.__qualname__}"
    if item is ...:
        return "..."
    if isinstance(item, list):
        return f"[{', '.join(map(_type_text, item))}]"
    return repr(item)


class GenericAlias:
    """Represent a PEP 585 generic type, such as list[int]."""

    def __init__(self, origin, args):
        if not isinstance(args, tuple):
            args = (args,)
        self.__dict__["__origin__"] = origin
        self.__dict__["__args__"] = args
        parameters = []
        for arg in args:
            for p in getattr(arg, "__parameters__", None) or ((arg,) if type(arg).__name__ == "TypeVar" else ()):
                if p not in parameters:
                    parameters.append(p)
        self.__dict__["__parameters__"] = tuple(parameters)

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        values = dict(zip(self.__parameters__, args))
        return GenericAlias(self.__origin__, tuple([values.get(a, a) for a in self.__args__]))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            if name not in ("__name__", "__qualname__", "__module__", "__doc__"):
                raise AttributeError(f"type object {self.__origin__.__name__!r} has no attribute {name!r}")
        return getattr(self.__origin__, name)

    def __repr__(self):
        args = ", ".join(map(_type_text, self.__args__)) if self.__args__ else "()"
        return f"{_type_text(self.__origin__)}[{args}]"

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __iter__(self):
        raise TypeError("'types.GenericAlias' object is not iterable")


class UnionType:
    """Represent a PEP 604 union type, such as int | str."""

    def __init__(self, args):
        self.__args__ = args

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        return " | ".join(map(_type_text, self.__args__))

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        for arg in self.__args__:
            if isinstance(arg, GenericAlias):
                raise TypeError("isinstance() argument 2 cannot be a parameterized generic")
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


def _union(a, b):
    parts = []
    for x in (a, b):
        if isinstance(x, UnionType):
            more = x.__args__
        elif x is None:
            more = (NoneType,)
        elif isinstance(x, (type, GenericAlias)) or type(x).__name__ in ("TypeVar", "_SpecialForm", "_GenericAlias"):
            more = (x,)
        else:
            return NotImplemented
        for part in more:
            if part not in parts:
                parts.append(part)
    return parts[0] if len(parts) == 1 else UnionType(tuple(parts))


def resolve_bases(bases):
    """Resolve MRO entries dynamically as specified by PEP 560."""
    result = []
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            result.append(base)
            continue
        more = base.__mro_entries__(bases)
        if not isinstance(more, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(more)
    return tuple(result)


def prepare_class(name, bases=(), kwds=None):
    """Call the __prepare__ method of the appropriate metaclass."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if not issubclass(other, meta):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                    "of the metaclasses of all its bases"
                )
            meta = other
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, namespace, kwds


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class object dynamically using the appropriate metaclass."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def get_original_bases(cls, /):
    """Return the class's "original" bases prior to modification by `__mro_entries__`."""
    return cls.__dict__.get("__orig_bases__", cls.__bases__)


class DynamicClassAttribute:
    """Route attribute access on a class to __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)
