"""Classes whose methods are made from their annotations."""

__all__ = [
    "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "Field", "asdict", "astuple", "dataclass", "field", "fields",
    "is_dataclass", "make_dataclass", "replace",
]


class FrozenInstanceError(AttributeError):
    pass


class _Factory:
    def __repr__(self):
        return "<factory>"


_FACTORY = _Factory()


class _MissingType:
    pass


MISSING = _MissingType()


class _KwOnlyType:
    pass


KW_ONLY = _KwOnlyType()
_PARAMS = "__dataclass_params__"
_FIELDS = "__dataclass_fields__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    """An annotation: the field is passed to __post_init__ and not kept."""

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    @classmethod
    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What a dataclass knows of one of its fields."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
            f"_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method is not None:
            method(self.default, owner, name)


class _Params:
    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (
            f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
            f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})"
        )


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_classvar(annotation):
    if isinstance(annotation, str):
        text = annotation.replace("typing.", "")
        return text == "ClassVar" or text.startswith("ClassVar[")
    name = getattr(annotation, "_name", None)
    origin = getattr(annotation, "__origin__", None)
    return name == "ClassVar" or getattr(origin, "_name", None) == "ClassVar"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        text = annotation.replace("dataclasses.", "")
        return text == "InitVar" or text.startswith("InitVar[")
    return annotation is InitVar or isinstance(annotation, InitVar)


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if name in getattr(cls, "__slots__", ()) or type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    if _is_classvar(annotation):
        f._field_type = _CLASSVAR
    elif _is_initvar(annotation):
        f._field_type = _INITVAR
    else:
        f._field_type = _FIELD
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if f.kw_only is MISSING:
        f.kw_only = kw_only if f._field_type is not _CLASSVAR else False
    if f._field_type is _FIELD and f.default is not MISSING and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    if f._field_type is _FIELD and isinstance(f.default, (list, dict, set)):
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    return f


def _function(cls, name, arguments, body, scope):
    "Makes a function from text; `scope` holds what its text mentions."
    lines = "\n".join(["  " + line for line in body])
    made = {}
    exec(f"def {name}({arguments}):\n{lines}", scope, made)
    function = made[name]
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _init(cls, own_fields, frozen, has_post_init):
    seen_default = False
    for f in own_fields:
        if f.init and not f.kw_only:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    self_name = "__dataclass_self__" if any([f.name == "self" for f in own_fields]) else "self"
    scope = {"_FACTORY": _FACTORY, "_setattr": object.__setattr__}
    positional = [self_name]
    keyword = []
    body = []
    for f in own_fields:
        default_name = f"_default_{f.name}"
        if f.init:
            argument = f.name
            if f.default is not MISSING:
                scope[default_name] = f.default
                argument = f"{f.name}={default_name}"
            elif f.default_factory is not MISSING:
                scope[default_name] = f.default_factory
                argument = f"{f.name}=_FACTORY"
            (keyword if f.kw_only else positional).append(argument)
        if f._field_type is _INITVAR:
            continue
        if f.default_factory is not MISSING:
            if f.init:
                value = f"{default_name}() if {f.name} is _FACTORY else {f.name}"
            else:
                scope[default_name] = f.default_factory
                value = f"{default_name}()"
        elif f.init:
            value = f.name
        else:
            continue
        if frozen:
            body.append(f"_setattr({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name} = {value}")
    if has_post_init:
        passed = ", ".join([f.name for f in own_fields if f._field_type is _INITVAR])
        body.append(f"{self_name}.__post_init__({passed})")
    if keyword:
        positional.append("*")
        positional.extend(keyword)
    function = _function(cls, "__init__", ", ".join(positional), body or ["pass"], scope)
    annotations = {f.name: f.type for f in own_fields if f.init}
    annotations["return"] = None
    function.__annotations__ = annotations
    return function


def _repr(cls, names):
    parts = ", ".join([name + "={self." + name + "!r}" for name in names])
    body = [
        "key = id(self)",
        "if key in _running:",
        "  return '...'",
        "_running.add(key)",
        "try:",
        "  return f'{self.__class__.__qualname__}(" + parts + ")'",
        "finally:",
        "  _running.discard(key)",
    ]
    return _function(cls, "__repr__", "self", body, {"_running": set()})


def _tuple_text(names, of):
    return "(" + "".join([f"{of}.{name}, " for name in names]) + ")"


def _comparison(cls, name, sign, names):
    left, right = _tuple_text(names, "self"), _tuple_text(names, "other")
    body = ["if other.__class__ is self.__class__:", f"  return {left} {sign} {right}", "return NotImplemented"]
    return _function(cls, name, "self, other", body, {})


def _frozen_setattr(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if callable(value) and hasattr(value, "__qualname__"):
        value.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, value)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = {}
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_bases = True
            all_fields.update(base_fields)
            if getattr(base, _PARAMS).frozen:
                any_frozen = True
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or isinstance(annotation, str) and annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        all_fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, _Params(init, repr, eq, order, unsafe_hash, frozen))
    explicit_hash = cls.__dict__.get("__hash__", MISSING)
    has_hash = not (explicit_hash is MISSING or explicit_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    real = [f for f in all_fields.values() if f._field_type is _FIELD]
    if init:
        with_init = [f for f in all_fields.values() if f._field_type in (_FIELD, _INITVAR)]
        _set_new(cls, "__init__", _init(cls, with_init, frozen, hasattr(cls, "__post_init__")))
    if repr:
        _set_new(cls, "__repr__", _repr(cls, [f.name for f in real if f.repr]))
    compared = [f.name for f in real if f.compare]
    if eq:
        _set_new(cls, "__eq__", _comparison(cls, "__eq__", "==", compared))
    if order:
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new(cls, name, _comparison(cls, name, sign, compared)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                    "Consider using functools.total_ordering"
                )
    if frozen:
        for method in _frozen_setattr(cls, [f.name for f in real]):
            if _set_new(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = _hash(cls, hashed)
    elif eq and not has_hash:
        cls.__hash__ = _hash(cls, hashed) if frozen else None
    if not getattr(cls, "__doc__"):
        cls.__doc__ = f"{cls.__name__}({', '.join([f.name for f in real])})"
    if match_args:
        _set_new(cls, "__match_args__", tuple([f.name for f in all_fields.values() if f.init and not f.kw_only and f._field_type is not _CLASSVAR]))
    if slots:
        cls = _with_slots(cls, [f.name for f in real])
    return cls


def _hash(cls, names):
    return _function(cls, "__hash__", "self", [f"return hash({_tuple_text(names, 'self')})"], {})


def _with_slots(cls, names):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace["__slots__"] = tuple([name for name in names if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if isinstance(obj, type) or not hasattr(type(obj), _FIELDS):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if isinstance(obj, type) or not hasattr(type(obj), _FIELDS):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, tuple_factory, False)


def _plain(obj, factory, as_dict):
    if not isinstance(obj, type) and hasattr(type(obj), _FIELDS):
        if as_dict:
            return factory([(f.name, _plain(getattr(obj, f.name), factory, True)) for f in fields(obj)])
        return factory([_plain(getattr(obj, f.name), factory, False) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(x, factory, as_dict) for x in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(x, factory, as_dict) for x in obj])
    if isinstance(obj, dict):
        pairs = [(_plain(k, factory, as_dict), _plain(v, factory, as_dict)) for k, v in obj.items()]
        if hasattr(type(obj), "default_factory") or hasattr(obj, "default_factory"):
            result = type(obj)(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return type(obj)(pairs)
    from copy import deepcopy

    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """Return a new dynamically created dataclass."""
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, namespace[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    namespace["__annotations__"] = annotations
    from types import new_class

    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(namespace))
    return dataclass(cls, **options)



def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if isinstance(obj, type) or not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(
                    f"field {f.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
