"""Names for annotations. They mean nothing at run time beyond being there and being subscriptable."""

from collections import abc as _abc
from types import GenericAlias as _GenericAlias

__all__ = [
    "AbstractSet", "Any", "AnyStr", "Callable", "ClassVar", "Collection", "Container", "Counter", "DefaultDict", "Deque",
    "Dict", "Final", "FrozenSet", "Generator", "Generic", "Hashable", "Iterable", "Iterator", "List", "Literal", "Mapping",
    "MutableMapping", "MutableSequence", "MutableSet", "NamedTuple", "NewType", "NoReturn", "Optional", "OrderedDict",
    "ParamSpec", "Protocol", "Sequence", "Set", "Sized", "SupportsFloat", "SupportsInt", "Text", "Tuple", "Type", "TypeAlias",
    "TypeVar", "TypedDict", "Union", "cast", "final", "get_type_hints", "no_type_check", "overload", "override",
    "runtime_checkable",
]

TYPE_CHECKING = False
Text = str


def _text(item):
    if isinstance(item, type) and not isinstance(item, _GenericAlias):
        return item.__qualname__ if item.__module__ == "builtins" else f"{item.__module__}.{item.__qualname__}"
    if item is ...:
        return "..."
    if isinstance(item, (list, tuple)):
        return f"[{', '.join(map(_text, item))}]"
    return repr(item)


class _Form:
    """A name that may stand in an annotation, perhaps subscripted."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin
        self.__module__ = "typing"

    def __getitem__(self, args):
        if self._name == "Optional":
            return Union[args, None]
        if not isinstance(args, tuple):
            args = (args,)
        if self._name == "Union":
            flat = []
            for arg in args:
                arg = type(None) if arg is None else arg
                for part in arg.__args__ if isinstance(arg, _Subscripted) and arg._form is Union else (arg,):
                    if part not in flat:
                        flat.append(part)
            if len(flat) == 1:
                return flat[0]
            args = tuple(flat)
        return _Subscripted(self, args)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ is not None else ()

    def __instancecheck__(self, instance):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with isinstance()")
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        if self.__origin__ is None:
            raise TypeError(f"{self!r} cannot be used with issubclass()")
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"typing.{self._name}"


class _Subscripted:
    """A form with arguments: List[int]."""

    def __init__(self, form, args):
        self._form = form
        self._name = form._name
        self.__args__ = args
        self.__origin__ = form.__origin__ or form

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            for p in (arg,) if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ()):
                if p not in found:
                    found.append(p)
        return tuple(found)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        values = dict(zip(self.__parameters__, args))
        return _Subscripted(self._form, tuple([values.get(a, a) if isinstance(a, TypeVar) else a for a in self.__args__]))

    def __call__(self, *args, **kwargs):
        return self._form(*args, **kwargs)

    def __mro_entries__(self, bases):
        return self._form.__mro_entries__(bases)

    def __instancecheck__(self, instance):
        if self._form is Union:
            return isinstance(instance, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self._form is Union:
            return issubclass(cls, self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        if not isinstance(other, _Subscripted) or self._form is not other._form:
            return NotImplemented
        if self._form is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self._form is Union else self.__args__))

    def __repr__(self):
        args = self.__args__
        if self._form is Union:
            others = [a for a in args if a is not type(None)]
            if len(args) == 2 and len(others) == 1:
                return f"typing.Optional[{_text(others[0])}]"
        if self._form is Callable and len(args) == 2:
            return f"typing.Callable[{_text(args[0])}, {_text(args[1])}]"
        if self._form is Literal:
            return f"typing.Literal[{', '.join(map(repr, args))}]"
        texts = ["None" if a is type(None) else _text(a) for a in args]
        return f"typing.{self._name}[{', '.join(texts)}]"


def _aliases():
    import collections

    table = [
        ("List", list), ("Dict", dict), ("Set", set), ("FrozenSet", frozenset), ("Tuple", tuple), ("Type", type),
        ("Deque", collections.deque), ("DefaultDict", collections.defaultdict), ("OrderedDict", collections.OrderedDict),
        ("Counter", collections.Counter), ("ChainMap", collections.ChainMap), ("AbstractSet", _abc.Set),
    ]
    for name in ("Callable", "Collection", "Container", "Generator", "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView",
                 "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Reversible", "Sequence", "Sized",
                 "ValuesView", "Awaitable"):
        table.append((name, getattr(_abc, name)))
    return {name: _Form(name, origin) for name, origin in table}


_made = _aliases()
List = _made["List"]
Dict = _made["Dict"]
Set = _made["Set"]
FrozenSet = _made["FrozenSet"]
Tuple = _made["Tuple"]
Type = _made["Type"]
Deque = _made["Deque"]
DefaultDict = _made["DefaultDict"]
OrderedDict = _made["OrderedDict"]
Counter = _made["Counter"]
ChainMap = _made["ChainMap"]
AbstractSet = _made["AbstractSet"]
Callable = _made["Callable"]
Collection = _made["Collection"]
Container = _made["Container"]
Generator = _made["Generator"]
Hashable = _made["Hashable"]
ItemsView = _made["ItemsView"]
Iterable = _made["Iterable"]
Iterator = _made["Iterator"]
KeysView = _made["KeysView"]
Mapping = _made["Mapping"]
MappingView = _made["MappingView"]
MutableMapping = _made["MutableMapping"]
MutableSequence = _made["MutableSequence"]
MutableSet = _made["MutableSet"]
Reversible = _made["Reversible"]
Sequence = _made["Sequence"]
Sized = _made["Sized"]
ValuesView = _made["ValuesView"]
Awaitable = _made["Awaitable"]

Union = _Form("Union")
Optional = _Form("Optional")
ClassVar = _Form("ClassVar")
Final = _Form("Final")
Literal = _Form("Literal")
Annotated = _Form("Annotated")
Concatenate = _Form("Concatenate")
TypeGuard = _Form("TypeGuard")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
Unpack = _Form("Unpack")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")


class Any:
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class TypeVar:
    """Type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec:
    """Parameter specification variable."""

    def __init__(self, name, **options):
        self.__name__ = name
        self.args = self
        self.kwargs = self

    def __repr__(self):
        return "~" + self.__name__


class TypeVarTuple:
    """Type variable tuple."""

    def __init__(self, name):
        self.__name__ = name

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")


class Generic:
    """Abstract base class for generic types."""

    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, args):
        return _GenericAlias(cls, args)


class Protocol(Generic):
    """Base class for protocol classes."""

    __slots__ = ()


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol: isinstance() looks for its methods."""
    names = [n for n in cls.__dict__ if not n.startswith("_") or n in ("__len__", "__iter__", "__call__", "__enter__", "__exit__")]

    class _Checked(type(cls)):
        def __instancecheck__(self, instance):
            if self is made:
                for n in names:
                    if not hasattr(instance, n):
                        return False
                return True
            return type.__instancecheck__(self, instance)

        def __subclasscheck__(self, other):
            if self is made:
                for n in names:
                    if not hasattr(other, n):
                        return False
                return True
            return type.__subclasscheck__(self, other)

    namespace = dict(cls.__dict__)
    made = _Checked(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


class SupportsInt(Protocol):
    def __int__(self):
        pass


class SupportsFloat(Protocol):
    def __float__(self):
        pass


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        from collections import namedtuple

        annotations = namespace.get("__annotations__", {})
        defaults = []
        for field in annotations:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f"non-default namedtuple field {field} cannot follow default field")
        made = namedtuple(name, list(annotations), defaults=defaults, module=namespace.get("__module__"))
        made.__annotations__ = made.__new__.__annotations__ = dict(annotations)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in annotations and key not in ("__module__", "__qualname__", "__annotations__", "__classcell__"):
                setattr(made, key, value)
        return made


class _NamedTuple:
    """The base that makes named tuples of classes."""

    def __call__(self, typename, fields=(), /, **kwargs):
        from collections import namedtuple

        fields = list(fields) + list(kwargs.items())
        made = namedtuple(typename, [name for name, kind in fields])
        made.__annotations__ = {name: kind for name, kind in fields}
        return made

    def __mro_entries__(self, bases):
        return (_namedtuple_base,)


_namedtuple_base = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        made = type.__new__(mcls, name, (dict,), dict(namespace))
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(namespace.get("__annotations__", {}))
        made.__annotations__ = annotations
        made.__total__ = total
        return made

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or {})}, total=total)

    def __mro_entries__(self, bases):
        return (_typeddict_base,)


_typeddict_base = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})
TypedDict = _TypedDict()


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp

    def __call__(self, x):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    """Cast a value to a type: returns the value unchanged."""
    return val


def overload(func):
    """Decorator for overloaded functions/methods."""
    return func


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(f):
    """Indicate that a method is intended to override a method in a base class."""
    return f


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    return arg


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    """Reveal the inferred type of a variable."""
    return obj


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    return getattr(tp, "__origin__", None) if isinstance(tp, (_Subscripted, _GenericAlias)) else None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    return tp.__args__ if isinstance(tp, (_Subscripted, _GenericAlias)) else ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object."""
    found = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for source in sources:
        annotations = source.__dict__.get("__annotations__", {}) if isinstance(source, type) else source.__annotations__
        for name, kind in annotations.items():
            if kind is None:
                kind = type(None)
            if isinstance(kind, str):
                scope = globalns
                if scope is None:
                    scope = getattr(obj, "__globals__", None)
                if scope is None:
                    import sys

                    scope = sys.modules[obj.__module__].__dict__
                kind = eval(kind, scope, localns)
            found[name] = kind
    return found
