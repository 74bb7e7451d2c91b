"""Enumerations: sets of symbolic names bound to unique, constant values."""

__all__ = ["CONFORM", "EJECT", "Enum", "EnumMeta", "EnumType", "Flag", "FlagBoundary", "IntEnum", "IntFlag", "KEEP", "STRICT",
           "StrEnum", "auto", "member", "nonmember", "property", "unique", "verify", "UNIQUE", "CONTINUOUS", "NAMED_FLAGS"]

_property = property


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class member:
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class property(_property):
    """A property of members that does not stand in the way of a member of the same name."""

    def __set_name__(self, owner, name):
        self.name = name


def _is_dunder(name):
    return len(name) > 4 and name[:2] == "__" == name[-2:] and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == "_" == name[-1] and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name.lstrip('_')}__") and not name.endswith("__")


def _is_descriptor(x):
    return hasattr(x, "__get__") or hasattr(x, "__set__") or hasattr(x, "__delete__")


class _EnumDict(dict):
    """The namespace of an enumeration's body: notes the members' names in order."""

    def __init__(self, cls_name):
        dict.__init__(self)
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in ("_order_", "_generate_next_value_", "_missing_", "_ignore_", "_numeric_repr_", "_iter_member_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                self._generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, type) or _is_descriptor(value) and not isinstance(value, member):
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                if value.value is None:
                    value.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                value = value.value
            elif isinstance(value, tuple) and any([isinstance(v, auto) for v in value]):
                parts = []
                for v in value:
                    if isinstance(v, auto):
                        if v.value is None:
                            v.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
                        v = v.value
                    parts.append(v)
                value = tuple(parts)
            self._member_names[key] = None
            self._last_values.append(value)
        dict.__setitem__(self, key, value)

    def update(self, members, **more):
        for name in members.keys() if hasattr(members, "keys") else [m[0] for m in members]:
            self[name] = members[name]
        for name, value in more.items():
            self[name] = value


class FlagBoundary:
    """What happens to bits that no member of a Flag has."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: {self.name.lower()!r}>"


STRICT = FlagBoundary("STRICT")
CONFORM = FlagBoundary("CONFORM")
EJECT = FlagBoundary("EJECT")
KEEP = FlagBoundary("KEEP")


class EnumType(type):
    """Metaclass for Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"{cls} cannot extend {base!r}")
        namespace = _EnumDict(cls)
        for base in bases:
            if isinstance(base, EnumType):
                namespace._generate = base._generate_next_value_
                break
        return namespace

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not isinstance(namespace, _EnumDict) or not any([isinstance(b, EnumType) for b in bases]):
            cls = type.__new__(metacls, name, bases, dict(namespace), **kwds)
            cls._member_map_ = {}
            cls._member_names_ = []
            cls._value2member_map_ = {}
            cls._unhashable_values_ = []
            cls._member_type_ = object
            return cls
        member_names = list(namespace._member_names)
        if "mro" in member_names:
            raise ValueError("Invalid enum member name: mro")
        values = {key: namespace[key] for key in member_names}
        body = {}
        for key, value in namespace.items():
            if key not in namespace._member_names and key not in namespace._ignore and key != "_ignore_":
                body[key] = value
        generate = body.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            body["_generate_next_value_"] = staticmethod(generate)
        data_type = _data_type(bases)
        new = body.get("__new__")
        if new is not None:
            # The body's own `__new__` makes members; calling the class looks one up.
            body["__new_member__"] = new
        if new is not None or data_type is not object:
            body["__new__"] = Enum.__new__
        cls = type.__new__(metacls, name, bases, body, **kwds)
        if new is None:
            new = getattr(cls, "__new_member__", None)
        else:
            new = cls.__dict__["__new_member__"]
            new = getattr(new, "__func__", new)
        cls._member_type_ = data_type
        cls._member_map_ = {}
        cls._member_names_ = []
        cls._value2member_map_ = {}
        cls._unhashable_values_ = []
        is_flag = "Flag" in globals() and issubclass(cls, Flag)
        if is_flag or boundary is not None:
            cls._boundary_ = boundary or getattr(cls, "_boundary_", None) or STRICT
            cls._flag_mask_ = 0
        for key in member_names:
            _add_member(cls, key, values[key], new, data_type, is_flag)
        if data_type is not object:
            for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if method not in body and getattr(cls, method, None) is getattr(data_type, method, None):
                    setattr(cls, method, getattr(Enum, method))
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        bases = (cls,) if type is None else (type, cls)
        metacls = cls.__class__
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            pairs = []
            for i, name in enumerate(names):
                value = cls._generate_next_value_(name, start, i, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        if hasattr(names, "items"):
            names = names.items()
        for name, value in names:
            namespace[name] = value
        if module is not None:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        type.__delattr__(cls, attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __dir__(cls):
        return ["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        from types import MappingProxyType

        return dict(cls._member_map_)

    def __repr__(cls):
        if "Flag" in globals() and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


def _data_type(bases):
    "The type mixed into an enumeration: int for IntEnum."
    for base in bases:
        if isinstance(base, EnumType):
            if base._member_type_ is not object:
                return base._member_type_
            continue
        for kind in base.__mro__:
            if kind is object:
                continue
            if kind in (int, str, float, bytes, tuple, complex) if "complex" in globals() else kind in (int, str, float, bytes, tuple):
                return base
    return object


def _add_member(cls, name, value, new, data_type, is_flag):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (value,)
    if new is not None:
        item = new(cls, *args)
        if not hasattr(item, "_value_"):
            item._value_ = value if data_type is object else data_type(*args)
    elif data_type is not object:
        item = data_type.__new__(cls, *args)
        item._value_ = value if len(args) == 1 and type(value) is data_type else data_type(*args)
    else:
        item = object.__new__(cls)
        item._value_ = value
    value = item._value_
    item._name_ = name
    item.__objclass__ = cls
    init = cls.__init__
    if init is not Enum.__init__:
        item.__init__(*args)
    known = None
    for other in cls._member_map_.values():
        if other._value_ == value:
            known = other
            break
    if known is not None:
        item = known
    else:
        item._sort_order_ = len(cls._member_names_)
        if not is_flag:
            cls._member_names_.append(name)
        elif isinstance(value, int):
            # Combinations of bits are aliases of what they combine.
            cls._flag_mask_ |= value
            if value and value & (value - 1) == 0:
                cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = item
        except TypeError:
            cls._unhashable_values_.append(value)
    cls._member_map_[name] = item
    if name not in ("name", "value"):
        type.__setattr__(cls, name, item)


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
            if found is not None:
                return found
        except TypeError:
            for item in cls._member_map_.values():
                if item._value_ == value:
                    return item
        error = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            error = e
            result = None
        if isinstance(result, cls):
            return result
        failed = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise failed
        if error is None:
            error = TypeError(
                f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
            )
        if not isinstance(error, ValueError):
            error.__context__ = failed
        raise error

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            if isinstance(last, int):
                return last + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __dir__(self):
        return ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @_property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @_property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)

    __repr__ = Enum.__repr__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        for v in values:
            if not isinstance(v, str):
                raise TypeError(f"{v!r} is not a string")
        value = str(*values)
        item = str.__new__(cls, value)
        item._value_ = value
        return item

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return str.__format__(self._value_, spec)

    __repr__ = Enum.__repr__
    __hash__ = str.__hash__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def _bits(value):
    bits = []
    while value:
        low = value & -value
        bits.append(low)
        value ^= low
    return bits


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 1 << max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        full = (1 << mask.bit_length()) - 1
        if value < 0:
            value = (full + 1 + value) & (mask if cls._boundary_ is not KEEP else full)
        unknown = value & ~mask
        if unknown:
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                given = f"{value:0{width}b}"
                allowed = f"{mask:0{width}b}"
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given 0b0 {given}\n  allowed 0b0 {allowed}"
                )
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        if cls._member_type_ is object:
            item = object.__new__(cls)
        else:
            item = cls._member_type_.__new__(cls, value)
        item._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        rest = value & ~mask
        if rest:
            names.append(repr(rest))
        item._name_ = "|".join(names) or None
        cls._value2member_map_[value] = item
        return item

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': '{type(other).__qualname__}' and '{self.__class__.__qualname__}'"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        members = self.__class__._value2member_map_
        for bit in _bits(self._value_ & self.__class__._flag_mask_):
            yield members[bit]

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"<{name}: {self._value_!r}>"
        return f"<{name}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f"{name}({self._value_!r})"
        return f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is None else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __hash__ = Enum.__hash__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""

    __str__ = int.__repr__
    __repr__ = Flag.__repr__
    __or__ = Flag.__or__
    __and__ = Flag.__and__
    __xor__ = Flag.__xor__
    __ror__ = Flag.__or__
    __rand__ = Flag.__and__
    __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __hash__ = int.__hash__

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return int.__format__(self._value_, spec)


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    aliases = []
    for name, item in enumeration._member_map_.items():
        if name != item._name_:
            aliases.append((name, item._name_))
    if aliases:
        details = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


UNIQUE = "one name per value"
CONTINUOUS = "no skipped integer values"
NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                unique(enumeration)
            elif check is CONTINUOUS:
                values = [m._value_ for m in enumeration]
                missing = [v for v in range(min(values), max(values) + 1) if v not in values] if values else []
                if missing:
                    text = ", ".join(map(str, missing))
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {text}")
        return enumeration
