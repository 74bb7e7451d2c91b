"""Abstract base classes."""

from _pirn import abc_begin, abc_forget, abc_note, abc_verdict, pattern_kind, set_pattern_kind

__all__ = ["ABC", "ABCMeta", "abstractmethod", "abstractproperty", "get_cache_token", "update_abstractmethods"]


def abstractmethod(funcobj):
    "A decorator indicating abstract methods."
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractproperty(property):
    "A decorator indicating abstract properties. Deprecated, use 'property' with 'abstractmethod' instead."

    __isabstractmethod__ = True


class abstractclassmethod(classmethod):
    "A decorator indicating abstract classmethods. Deprecated, use 'classmethod' with 'abstractmethod' instead."

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    "A decorator indicating abstract staticmethods. Deprecated, use 'staticmethod' with 'abstractmethod' instead."

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


def _abstract_names(cls, namespace, bases):
    names = []
    for name, value in namespace.items():
        if getattr(value, "__isabstractmethod__", False):
            names.append(name)
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in names and getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.append(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, dict(namespace), bases)
        cls._abc_registry = []
        if "__abc_tpflags__" in cls.__dict__:
            set_pattern_kind(cls, cls.__abc_tpflags__)
            del cls.__abc_tpflags__
        return cls

    def register(cls, subclass):
        "Register a virtual subclass of an ABC. Returns the subclass, to allow usage as a class decorator."
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        kind = pattern_kind(cls)
        if kind:
            _match_as(subclass, kind)
        global _token
        _token += 1
        abc_forget()
        return subclass

    def __instancecheck__(cls, instance):
        claimed = instance.__class__
        kind = type(instance)
        if claimed is kind:
            return cls.__subclasscheck__(kind)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        verdict = abc_verdict(cls, subclass)
        if verdict is None:
            verdict = cls.__subclasshook__(subclass)
            if verdict is NotImplemented:
                verdict = _is_derived(cls, subclass)
            elif verdict is not True and verdict is not False:
                raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
            abc_note(cls, subclass, verdict)
        return verdict


# The two natives that call these look for the verdict first.
abc_begin(ABCMeta.__instancecheck__, ABCMeta.__subclasscheck__)


def _is_derived(cls, subclass):
    if type.__subclasscheck__(cls, subclass):
        return True
    for registered in list(cls._abc_registry):
        if issubclass(subclass, registered):
            return True
    for derived in cls.__subclasses__():
        if issubclass(subclass, derived):
            return True
    return False


def _match_as(cls, kind):
    "Objects of the class, and of those derived from it, match patterns of that kind."
    if pattern_kind(cls) != kind:
        set_pattern_kind(cls, kind)
        for derived in cls.__subclasses__():
            _match_as(derived, kind)


_token = 0


def get_cache_token():
    "Returns the current ABC cache token: it changes with every registration."
    return _token


def update_abstractmethods(cls):
    "Recalculate the set of abstract methods of an abstract class."
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, dict(cls.__dict__), cls.__bases__)
    return cls


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()
