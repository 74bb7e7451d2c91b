# The core of the prelude: classes, operators, conversions and hooks, as far as they call code of the program.
#
# Every function here may be cut anywhere by the scheduler, a collection or a snapshot, and may be handed any
# values at all. Primitives (type_lookup, new_class ...) check their arguments; MISSING stands for "no such
# attribute" and is never given to the program. Frames of these functions are hidden from tracebacks.

MISSING = missing()

# --- Class statements -------------------------------------------------------------------------------------------------


def build_class(func, name, /, *bases, metaclass=MISSING, **keywords):
    original = bases
    for base in bases:
        if not is_class(base):
            bases = resolved_bases(bases)
            break
    if metaclass is not MISSING:
        meta = metaclass
    elif bases:
        meta = type(bases[0])
    else:
        meta = type
    if is_class(meta):
        meta = best_metaclass(meta, bases)
    if meta is type:
        namespace = {}
    else:
        prepare = getattr(meta, "__prepare__", MISSING)
        if prepare is MISSING:
            namespace = {}
        else:
            namespace = prepare(name, bases, **keywords)
            if not is_instance(namespace, dict):
                label = class_name(meta) if is_class(meta) else "<metaclass>"
                if type_lookup(namespace, "__getitem__") is MISSING:
                    raise TypeError(f"{label}.__prepare__() must return a mapping, not {type_name(namespace)}")
    cell = run_body(func, namespace)
    if bases is not original:
        namespace["__orig_bases__"] = original
    if cell is not None:
        namespace["__classcell__"] = cell
    if meta is type:
        return type_new(type, name, bases, namespace, keywords)
    cls = meta(name, bases, namespace, **keywords)
    if cell is not None and is_class(cls):
        cell_set(cell, cls)
    return cls


__build_class__ = build_class
__builtins_exports__ = ("__build_class__",)


def resolved_bases(bases):
    result = []
    for base in bases:
        if is_class(base):
            result.append(base)
            continue
        entries = getattr(base, "__mro_entries__", MISSING)
        if entries is MISSING:
            result.append(base)
            continue
        more = entries(bases)
        if not is_instance(more, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(more)
    return tuple(result)


def best_metaclass(meta, bases):
    for base in bases:
        other = type(base)
        if is_subclass(meta, other):
            continue
        if is_subclass(other, meta):
            meta = other
            continue
        raise TypeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
            "of the metaclasses of all its bases"
        )
    return meta


def type_new(meta, name, bases, namespace, keywords):
    if bases:
        if not is_instance(bases, tuple):
            raise TypeError(f"type.__new__() argument 2 must be tuple, not {type_name(bases)}")
        for base in bases:
            if not is_class(base) and getattr(base, "__mro_entries__", MISSING) is not MISSING:
                raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
        winner = best_metaclass(meta, bases)
        if winner is not meta:
            new = class_bound(winner, "__new__")
            if new is not class_bound(type, "__new__"):
                return new(winner, name, bases, namespace, **(keywords or {}))
            meta = winner
    cls = new_class(meta, name, bases, namespace)
    cell = namespace.get("__classcell__")
    if cell is not None:
        cell_set(cell, cls)
    for key, value in set_name_hooks(namespace):
        try:
            type_lookup(value, "__set_name__")(cls, key)
        except BaseException as e:
            raise RuntimeError(
                f"Error calling __set_name__ on '{type_name(value)}' instance {key!r} in '{name}'"
            ) from e
    hook = init_subclass_hook(cls)
    if hook is not MISSING:
        if keywords:
            hook(**keywords)
        else:
            hook()
    elif keywords:
        raise TypeError(f"{name}.__init_subclass__() takes no keyword arguments")
    return cls


# --- Making instances -------------------------------------------------------------------------------------------------


def instantiate(cls, args, kwargs):
    call = metaclass_call(cls)
    if call is not MISSING:
        if kwargs:
            return call(*args, **kwargs)
        return call(*args)
    return type_call(cls, args, kwargs)


def type_call(cls, args, kwargs):
    new = class_bound(cls, "__new__")
    if new is MISSING:
        raise TypeError(f"cannot create '{class_name(cls)}' instances")
    if kwargs:
        obj = new(cls, *args, **kwargs)
    else:
        obj = new(cls, *args)
    if is_builtin_class(cls) or not is_instance(obj, cls):
        return obj
    init = type_lookup(obj, "__init__")
    if init is MISSING:
        return obj
    if kwargs:
        result = init(*args, **kwargs)
    else:
        result = init(*args)
    if result is not None:
        raise TypeError(f"__init__() should return None, not '{type_name(result)}'")
    return obj


def new_then_init(cls, new, given):
    # What `type_call` does, where `__new__` is a function of the program.
    return made_by_new(cls, new(*given), given[1:])


def made_by_new(cls, obj, given):
    if is_instance(obj, cls):
        init = own_init(obj, cls)
        if init is not None:
            result = init(*given)
            if result is not None:
                raise TypeError(f"__init__() should return None, not '{type_name(result)}'")
    return obj


# The same for a class that has no `__init__` of the program as yet, with so many arguments.


def new_of_0(cls, new):
    obj = new(cls)
    return obj if own_init(obj, cls) is None else made_by_new(cls, obj, ())


def new_of_1(cls, new, a):
    obj = new(cls, a)
    return obj if own_init(obj, cls) is None else made_by_new(cls, obj, (a,))


def new_of_2(cls, new, a, b):
    obj = new(cls, a, b)
    return obj if own_init(obj, cls) is None else made_by_new(cls, obj, (a, b))


def new_of_3(cls, new, a, b, c):
    obj = new(cls, a, b, c)
    return obj if own_init(obj, cls) is None else made_by_new(cls, obj, (a, b, c))


def new_of_4(cls, new, a, b, c, d):
    obj = new(cls, a, b, c, d)
    return obj if own_init(obj, cls) is None else made_by_new(cls, obj, (a, b, c, d))


def type_union(a, b):
    from types import _union

    return _union(a, b)


def generic_alias(cls, item):
    from types import GenericAlias

    return GenericAlias(cls, item)


# --- Operators --------------------------------------------------------------------------------------------------------

BINARY = {
    "+": ("__add__", "__radd__", "__iadd__", "+"),
    "-": ("__sub__", "__rsub__", "__isub__", "-"),
    "*": ("__mul__", "__rmul__", "__imul__", "*"),
    "/": ("__truediv__", "__rtruediv__", "__itruediv__", "/"),
    "//": ("__floordiv__", "__rfloordiv__", "__ifloordiv__", "//"),
    "%": ("__mod__", "__rmod__", "__imod__", "%"),
    "**": ("__pow__", "__rpow__", "__ipow__", "** or pow()"),
    "<<": ("__lshift__", "__rlshift__", "__ilshift__", "<<"),
    ">>": ("__rshift__", "__rrshift__", "__irshift__", ">>"),
    "&": ("__and__", "__rand__", "__iand__", "&"),
    "|": ("__or__", "__ror__", "__ior__", "|"),
    "^": ("__xor__", "__rxor__", "__ixor__", "^"),
    "@": ("__matmul__", "__rmatmul__", "__imatmul__", "@"),
    "divmod": ("__divmod__", "__rdivmod__", "", "divmod()"),
}

COMPARE = {
    "<": ("__lt__", "__gt__", "<"),
    "<=": ("__le__", "__ge__", "<="),
    "==": ("__eq__", "__eq__", "=="),
    "!=": ("__ne__", "__ne__", "!="),
    ">": ("__gt__", "__lt__", ">"),
    ">=": ("__ge__", "__le__", ">="),
}

EQUALITY = ("==", "!=")

# The methods' names stand for the operators too.
for row in list(BINARY.values()):
    BINARY[row[0]] = row
for row in list(COMPARE.values()):
    COMPARE[row[0]] = row


def unsupported(sign, a, b):
    return TypeError(f"unsupported operand type(s) for {sign}: '{type_name(a)}' and '{type_name(b)}'")


def binary_fallback(op, a, b):
    row = BINARY[op]
    return binary_ways(row, a, b, row[3])


def binary_ways(row, a, b, sign):
    f = type_lookup(a, row[0])
    g = MISSING if same_class(a, b) else type_lookup(b, row[1])
    if g is not MISSING:
        ca, cb = type(a), type(b)
        if is_subclass(cb, ca):
            first = class_raw(cb, row[1]) is not class_raw(ca, row[1])
        else:
            # Sequences concatenate and repeat only when the other operand does not know better.
            first = row[3] in "+*" and is_native(f) and is_instance(a, (list, tuple, str, bytes, bytearray))
        if first:
            result = g(a)
            if result is not NotImplemented:
                return result
            g = MISSING
    if f is not MISSING:
        result = f(b)
        if result is not NotImplemented:
            return result
    if g is not MISSING:
        result = g(a)
        if result is not NotImplemented:
            return result
    raise unsupported(sign, a, b)


def binary_declined(op, a, b, inplace):
    row = BINARY[op]
    sign = op + "=" if inplace else row[3]
    f = type_lookup(a, row[0])
    tried_left = f is not MISSING and (is_guest(a) or not is_native(f))
    if tried_left and not same_class(a, b):
        g = type_lookup(b, row[1])
        if g is not MISSING:
            result = g(a)
            if result is not NotImplemented:
                return result
    raise unsupported(sign, a, b)


def inplace_fallback(op, a, b):
    row = BINARY[op]
    f = type_lookup(a, row[2])
    if f is not MISSING:
        result = f(b)
        if result is not NotImplemented:
            return result
    return binary_ways(row, a, b, op + "=" if op in SIGNS else row[3] + "=")


def inplace_by(op, a, b, f):
    result = f(a, b)
    if result is NotImplemented:
        return binary_ways(BINARY[op], a, b, op + "=")
    return result


SIGNS = ("+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@")


def compare_fallback(op, a, b):
    name, reflected, sign = COMPARE[op]
    left = type_lookup(b, reflected) if not same_class(a, b) and is_subclass(type(b), type(a)) else MISSING
    if left is not MISSING:
        result = left(a)
        if result is not NotImplemented:
            return result
    f = type_lookup(a, name)
    if f is not MISSING:
        result = f(b)
        if result is not NotImplemented:
            return result
    if left is MISSING:
        return compare_reflected(reflected, sign, a, b)
    return compare_by_identity(sign, a, b)


def compare_declined(op, a, b):
    name, reflected, sign = COMPARE[op]
    if same_class(a, b) and sign not in EQUALITY and class_raw(type(a), name) is class_raw(object, name):
        # The VM has asked b's reflected method, because a has none.
        return compare_by_identity(sign, a, b)
    return compare_reflected(reflected, sign, a, b)


def compare_reflected(reflected, sign, a, b):
    g = type_lookup(b, reflected)
    if g is not MISSING:
        result = g(a)
        if result is not NotImplemented:
            return result
    return compare_by_identity(sign, a, b)


def compare_by_identity(sign, a, b):
    if sign == "==":
        return a is b
    if sign == "!=":
        return a is not b
    raise TypeError(f"'{sign}' not supported between instances of '{type_name(a)}' and '{type_name(b)}'")


def object_ne(a, b):
    result = type_lookup(a, "__eq__")(b)
    if result is NotImplemented:
        return result
    return not result


def ne_by(a, b, f):
    result = f(a, b)
    if result is NotImplemented:
        return result
    return not result


# --- Conversions ------------------------------------------------------------------------------------------------------


def truth(x):
    f = type_lookup(x, "__bool__")
    if f is not MISSING:
        result = f()
        if result is True or result is False:
            return result
        raise TypeError(f"__bool__ should return bool, returned {type_name(result)}")
    if type_lookup(x, "__len__") is not MISSING:
        return length(x) != 0
    inner = payload(x)
    return True if inner is MISSING else bool(inner)


def length(x):
    f = type_lookup(x, "__len__")
    if f is MISSING:
        raise TypeError(f"object of type '{type_name(x)}' has no len()")
    return checked_length(f())


def length_by(x, f):
    return native_length(f(x))


def checked_length(n):
    n = index_(n)
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    if n > 0x7FFFFFFFFFFFFFFF:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return n


def length_truth(n):
    return checked_length(n) != 0


def exact_int(i):
    if same_class(i, 0):
        return i
    inner = payload(i)
    if inner is not MISSING:
        return inner
    return 1 if i else 0


def index_(x):
    if is_instance(x, int):
        return exact_int(x)
    f = type_lookup(x, "__index__")
    if f is MISSING:
        raise TypeError(f"'{type_name(x)}' object cannot be interpreted as an integer")
    result = f()
    if not is_instance(result, int):
        raise TypeError(f"__index__ returned non-int (type {type_name(result)})")
    return exact_int(result)


def int_(cls, x):
    f = type_lookup(x, "__int__")
    if f is not MISSING:
        result = f()
        if not is_instance(result, int):
            raise TypeError(f"__int__ returned non-int (type {type_name(result)})")
        value = exact_int(result)
    elif type_lookup(x, "__index__") is not MISSING:
        value = index_(x)
    else:
        f = type_lookup(x, "__trunc__")
        if f is MISSING:
            raise TypeError(
                "int() argument must be a string, a bytes-like object or a real number, "
                f"not '{type_name(x)}'"
            )
        result = f()
        if is_instance(result, int):
            value = exact_int(result)
        elif type_lookup(result, "__index__") is not MISSING:
            value = index_(result)
        else:
            raise TypeError(f"__trunc__ returned non-Integral (type {type_name(result)})")
    return value if cls is int else int.__new__(cls, value)


def float_(x):
    f = type_lookup(x, "__float__")
    if f is not MISSING:
        result = f()
        if not is_instance(result, float):
            raise TypeError(f"{type_name(x)}.__float__ returned non-float (type {type_name(result)})")
        inner = payload(result)
        return result if inner is MISSING else inner
    if type_lookup(x, "__index__") is not MISSING:
        return float(index_(x))
    raise TypeError(f"float() argument must be a string or a real number, not '{type_name(x)}'")


def int_by(x, f):
    n = f(x)
    if type(n) is int:
        return n
    if not is_instance(n, int):
        raise TypeError(f"__int__ returned non-int (type {type_name(n)})")
    return exact_int(n)


def float_by(x, f):
    result = f(x)
    if type(result) is float:
        return result
    if not is_instance(result, float):
        raise TypeError(f"{type_name(x)}.__float__ returned non-float (type {type_name(result)})")
    inner = payload(result)
    return result if inner is MISSING else inner


def convert_and_call(function, args, position, conversion):
    x = args[position]
    if conversion == "__index__":
        x = index_(x)
    elif conversion == "__float__":
        x = float_(x)
    elif conversion == "__int__":
        x = int_(int, x)
    elif conversion == "__str__":
        x = str(x)
    elif conversion == "__iter__":
        x = list(x)
    elif conversion == "__bool__":
        x = bool(x)
    return function(*args[:position], x, *args[position + 1 :])


def hash_by(x, f):
    return fold_int_hash(f(x))


def hash_(x):
    way = hash_way(x)
    if way == 2:
        return fold_int_hash(type_lookup(x, "__hash__")())
    if way == 3:
        raise TypeError(f"unhashable type: '{type_name(x)}'")
    if way == 4:
        return fold_int_hash(identity_hash(x.__self__) ^ hash(x.__func__))
    if way == 6:
        return identity_hash(x)
    inner = payload(x)
    if inner is not MISSING:
        x = inner
    if way == 1:
        hashes = []
        for item in x:
            hashes.append(hash(item))
        return combine_hashes(hashes)
    if way == 5:
        n = (x.stop - x.start + x.step - (1 if x.step > 0 else -1)) // x.step
        if n <= 0:
            return hash((0, None, None))
        return hash((n, x.start, None if n == 1 else x.step))
    return identity_hash(x) if inner is MISSING else hash(x)


# --- Attributes and calls ---------------------------------------------------------------------------------------------


def getattr_hook(obj, name):
    get = type_lookup(obj, "__getattribute__")
    fallback = class_raw(type(obj), "__getattr__")
    if fallback is MISSING:
        return get(name)
    try:
        return get(name)
    except AttributeError:
        pass
    return type_lookup(obj, "__getattr__")(name)


def getattr_default(obj, name, default):
    try:
        return getattr(obj, name)
    except AttributeError:
        return default


def hasattr_(obj, name):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True


def call_attribute(obj, name, args):
    return getattr(obj, name)(*args)


def call_fallback(f, args, kwargs):
    if kwargs:
        return f(*args, **kwargs)
    return f(*args)


def call_and_drop(f, args):
    f(*args)


def slot_member(cls, name):
    from types import MemberDescriptorType

    for owner in cls.__mro__:
        names = owner.__dict__.get("__slots__", ())
        if name == names or not is_instance(names, str) and name in names:
            cls = owner
            break
    return MemberDescriptorType(cls, name)


def dir_of(x):
    names = list(type_lookup(x, "__dir__")())
    names.sort()
    return names


def sorted_keys(mapping):
    names = list(mapping.keys())
    names.sort()
    return names


def vars_of(x):
    namespace = getattr(x, "__dict__", MISSING)
    if namespace is MISSING:
        raise TypeError("vars() argument must have __dict__ attribute")
    return namespace


def object_reduce(x):
    from copyreg import _reduce_ex

    return _reduce_ex(x, 0)


def object_reduce_ex(x, protocol):
    if class_raw(type(x), "__reduce__") is not class_raw(object, "__reduce__"):
        return x.__reduce__()
    from copyreg import _reduce_ex

    return _reduce_ex(x, protocol)


def object_getstate(x):
    from copyreg import _getstate

    return _getstate(x)


def isinstance_(x, cls):
    if type(x) is cls:
        return True
    if is_instance(cls, tuple):
        for c in cls:
            if isinstance(x, c):
                return True
        return False
    hook = type_lookup(cls, "__instancecheck__")
    if hook is MISSING:
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    if not is_native(hook):
        return True if hook(x) else False
    return native_instance(x, cls)


def native_instance(x, cls):
    if is_instance(x, cls):
        return True
    claimed = getattr(x, "__class__", None)
    return is_class(claimed) and is_subclass(claimed, cls)


def match_attributes_(x, cls, n, names):
    try:
        positional = cls.__match_args__
    except AttributeError:
        allowed = 1 if matches_itself(cls) else 0
        values = [x]
        positional = ()
    else:
        if type(positional) is not tuple:
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(positional).__name__})")
        allowed = len(positional)
        values = []
    if n > allowed:
        plural = "" if allowed == 1 else "s"
        raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({n} given)")
    seen = []
    for name in positional[:n] + names:
        if type(name) is not str:
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.append(name)
        value = getattr(x, name, MISSING)
        if value is MISSING:
            return None
        values.append(value)
    return tuple(values)


def match_keys_(mapping, keys):
    get = mapping.get
    seen = set()
    missing = object()
    values = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.add(key)
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


def issubclass_(c, of):
    if is_instance(of, tuple):
        for one in of:
            if issubclass(c, one):
                return True
        return False
    hook = type_lookup(of, "__subclasscheck__")
    if hook is MISSING:
        if not is_class(c):
            raise TypeError("issubclass() arg 1 must be a class")
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return True if hook(c) else False


# --- Iteration, containment, context managers -------------------------------------------------------------------------


def iter_by(x, f):
    return native_iterator(f(x))


def get_iter(x):
    f = type_lookup(x, "__iter__")
    if f is MISSING:
        if type_lookup(x, "__getitem__") is MISSING:
            raise TypeError(f"'{type_name(x)}' object is not iterable")
        return sequence_iterator(x)
    if f is None:
        raise TypeError(f"'{type_name(x)}' object is not iterable")
    return native_iterator(f())


def with_enter(manager):
    enter, leave = context_functions(manager)
    return (leave, enter())


def with_bind(manager):
    enter, leave = context_functions(manager)
    return (enter_bound, enter, leave_bound, leave)


def context_functions(manager):
    enter = type_lookup(manager, "__enter__")
    if enter is MISSING:
        raise TypeError(f"'{type_name(manager)}' object does not support the context manager protocol")
    leave = type_lookup(manager, "__exit__")
    if leave is MISSING:
        raise TypeError(
            f"'{type_name(manager)}' object does not support the context manager protocol "
            "(missed __exit__ method)"
        )
    return enter, leave


def enter_bound(enter):
    return enter()


def leave_bound(leave, kind, value, traceback):
    return leave(kind, value, traceback)


# --- Generators and exceptions ----------------------------------------------------------------------------------------


def generator_close(g):
    state = generator_state(g)
    if state == 0:
        generator_finish(g)
        return None
    if state == 3:
        return None
    try:
        generator_raise(g, GeneratorExit())
    except (GeneratorExit, StopIteration):
        return None
    raise RuntimeError("generator ignored GeneratorExit")


def generator_throw(g, kind, value, traceback):
    if is_class(kind) and is_subclass(kind, BaseException):
        if value is None:
            e = kind()
        elif is_instance(value, kind):
            e = value
        elif is_instance(value, tuple):
            e = kind(*value)
        else:
            e = kind(value)
        if not is_instance(e, BaseException):
            raise TypeError(
                f"calling {kind!r} should have returned an instance of BaseException, not {type(e)!r}"
            )
    elif is_instance(kind, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        e = kind
    else:
        raise TypeError(
            f"exceptions must be classes or instances deriving from BaseException, not {type_name(kind)}"
        )
    if traceback is not None:
        if type_name(traceback) != "traceback":
            raise TypeError("throw() third argument must be a traceback object")
        e.__traceback__ = traceback
    return generator_raise(g, e)


def delegate_close(iterator, e):
    iterator.close()
    raise e


def raise_from(e, cause):
    if is_class(e) and is_subclass(e, BaseException):
        made = e()
        if not is_instance(made, BaseException):
            raise TypeError(f"calling {e!r} should have returned an instance of BaseException, not {type(made)!r}")
        e = made
    elif not is_instance(e, BaseException):
        raise TypeError("exceptions must derive from BaseException")
    if is_class(cause) and is_subclass(cause, BaseException):
        cause = cause()
    if cause is not None and not is_instance(cause, BaseException):
        raise TypeError("exception causes must derive from BaseException")
    e.__cause__ = cause
    return e


def set_exception_args(e, args):
    e.args = tuple(args)


def display(x):
    if x is not None:
        import builtins

        builtins._ = None
        print(repr(x))
        builtins._ = x
