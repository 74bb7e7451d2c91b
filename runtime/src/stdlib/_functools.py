"""The part of functools whose functions stand for natives: wrong calls are worded as for those."""

from _pirn import method_of, partial_call

__name__ = "functools"

_NOTHING = object()


def reduce(function, iterable, initial=_NOTHING, /):
    "Apply a function of two arguments cumulatively to the items of an iterable, from left to right."
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _NOTHING:
        for initial in it:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for x in it:
        initial = function(initial, x)
    return initial


class partial:
    """New function with partial application of the given arguments and keywords."""

    __slots__ = ("_state", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            func, first, given = func._state
            args = first + args
            keywords = {**given, **keywords}
        self = object.__new__(cls)
        # A native finds them in the first slot when it is called.
        self._state = (func, args, keywords)
        return self

    @property
    def func(self):
        "function object to use in future partial calls"
        return self._state[0]

    @property
    def args(self):
        "tuple of arguments to future partial calls"
        return self._state[1]

    @property
    def keywords(self):
        "dictionary of keyword arguments to future partial calls"
        return self._state[2]

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        for key, value in self.keywords.items():
            parts.append(f"{key}={value!r}")
        name = type(self).__qualname__
        if type(self).__module__ == "functools":
            name = "functools." + name
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, own = state
        if not (callable(func) and isinstance(args, tuple) and (keywords is None or isinstance(keywords, dict))):
            raise TypeError("invalid partial state")
        self._state = (func, tuple(args), {} if keywords is None else dict(keywords))
        if own is not None:
            self.__dict__.update(own)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


partial.__call__ = method_of(partial_call, partial)


class KeyWrapper:
    """An object that compares by a function: what a key made by cmp_to_key() returns."""

    __slots__ = ("_compare", "obj")
    __hash__ = None

    def __init__(self, compare, obj):
        self._compare = compare
        self.obj = obj

    def __call__(self, obj):
        return KeyWrapper(self._compare, obj)

    def __lt__(self, other):
        return self._compare(self.obj, _object_of(other)) < 0

    def __gt__(self, other):
        return self._compare(self.obj, _object_of(other)) > 0

    def __eq__(self, other):
        return self._compare(self.obj, _object_of(other)) == 0

    def __ne__(self, other):
        return self._compare(self.obj, _object_of(other)) != 0

    def __le__(self, other):
        return self._compare(self.obj, _object_of(other)) <= 0

    def __ge__(self, other):
        return self._compare(self.obj, _object_of(other)) >= 0


def _object_of(key):
    if not isinstance(key, KeyWrapper):
        raise TypeError("other argument must be K instance")
    return key.obj


def cmp_to_key(mycmp):
    "Convert a cmp= function into a key= function."
    return KeyWrapper(mycmp, None)
