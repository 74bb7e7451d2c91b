# Reading pickles: the class Unpickler, and what a pickle may name.
#
# A pickle is a program: it names functions and calls them. So names are looked up in `find_class` alone, which refuses what could
# run code that is not the program's own: it answers the built-in types, exceptions and containers, what makes objects from their
# parts, and what the program's own modules define. `allow=` adds to that; a subclass with a `find_class` of its own decides alone.
#
# Bytes that are damaged are an UnpicklingError (or EOFError, where they end too early), whatever they are.

import _pickle
import copyreg
import sys
from _pickle_names import MODULES_TO_3, NAMES_TO_3
from _pickle_write import UnpicklingError, _lookup

_MARKER = b"\x80P"

# What a pickle may name of the library, by module. Of `builtins`, exceptions come in addition.
_SAFE = {
    "builtins": {
        "object", "bool", "int", "float", "complex", "str", "bytes", "bytearray", "tuple", "list", "dict", "set", "frozenset",
        "range", "slice", "type", "Ellipsis", "NotImplemented",
        "abs", "all", "any", "bin", "callable", "chr", "divmod", "enumerate", "filter", "hash", "hex", "isinstance",
        "issubclass", "iter", "len", "map", "max", "min", "next", "oct", "ord", "pow", "repr", "reversed", "round", "sorted",
        "sum", "zip",
    },
    "collections": {"deque", "OrderedDict", "Counter", "defaultdict", "ChainMap", "UserDict", "UserList", "UserString"},
    "copyreg": {"_reconstructor", "__newobj__", "__newobj_ex__"},
    "greenlet": {"_main", "_revived"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone", "tzinfo"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "functools": {"partial"},
    "random": {"Random"},
    "types": {"SimpleNamespace"},
    "uuid": {"UUID", "SafeUUID"},
}
_function = type(_lookup)
_native = type(len)
_module = type(sys)


_OPERATORS = {
    f"__{name}__" for name in
    "len getitem contains iter next eq ne lt le gt ge hash repr str bool int float index add sub mul truediv floordiv mod pow "
    "and or xor lshift rshift neg pos abs invert radd rsub rmul call".split()
}


def _restricted_getattr(obj, name):
    "What pickles get for `getattr`: no private names, and nothing that leads into the machinery."
    if name == "__new__" and isinstance(obj, type):
        return obj.__new__
    if name in _OPERATORS and not isinstance(obj, (type, _function)):
        return getattr(obj, name)
    if type(name) is not str or name.startswith("_") or isinstance(obj, _function):
        raise UnpicklingError(f"a pickle may not take the attribute {name!r} of '{type(obj).__name__}'")
    found = getattr(obj, name)
    if isinstance(found, (type, _function, _native)) or callable(found):
        return found
    raise UnpicklingError(f"a pickle may not take the attribute {name!r} of '{type(obj).__name__}', which is no method or class")


def _restricted_encode(text, encoding="latin1"):
    "What pickles get for `_codecs.encode`: bytes in protocols before 3."
    if encoding not in ("latin1", "latin-1"):
        raise UnpicklingError(f"a pickle may not encode as {encoding!r}")
    return text.encode("latin-1")


_SUBSTITUTES = {
    ("builtins", "getattr"): _restricted_getattr,
    ("_codecs", "encode"): _restricted_encode,
}


def _is_allowed(allow, module, name):
    if allow is True:
        return True
    if callable(allow):
        return allow(module, name)
    return module in allow or f"{module}.{name}" in allow


class _Stop(Exception):
    pass


class _Bytes:
    "Bytes, read like a file."

    def __init__(self, data):
        self.data = data
        self.at = 0

    def left(self):
        return len(self.data) - self.at

    def read(self, n):
        at = self.at
        self.at = at + n
        return self.data[at:at + n]

    def readline(self):
        at = self.at
        end = self.data.find(b"\n", at) + 1
        self.at = end if end else len(self.data)
        return self.data[at:self.at]


class Unpickler:
    """This takes a binary file for reading a pickle data stream."""

    __module__ = "_pickle"

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None, allow=None):
        try:
            self._read = file.read
            self._readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._left = file.left if type(file) is _Bytes else None
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports
        self.allow = allow
        self.proto = 0
        self.memo = {}
        self._buffers = None if buffers is None else iter(buffers)

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered,\nbut no persistent_load function was specified.")

    def load(self):
        """Read a pickled object representation from the open file, and return the object it stands for."""
        if not hasattr(self, "memo"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._marks = []
        self._stack = []
        codes = _CODES
        try:
            while True:
                code = self._read(1)
                if not code:
                    raise EOFError("Ran out of input")
                load = codes.get(code)
                if load is None:
                    raise UnpicklingError(f"invalid load key, '{_shown(code)}'.")
                load(self)
        except _Stop:
            if len(self._stack) != 1 or self._marks:
                if not self._stack:
                    raise UnpicklingError("unpickling stack underflow") from None
            return self._stack.pop()
        finally:
            self._stack = self._marks = None

    # --- Reading -----------------------------------------------------------------------------------------------------

    def _take(self, n):
        data = self._read(n)
        if len(data) != n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _count(self, n_bytes, signed=False):
        n = int.from_bytes(self._take(n_bytes), "little", signed=signed)
        if n < 0:
            raise UnpicklingError("a count below 0 in a pickle")
        if n > sys.maxsize:
            raise OverflowError("a count in a pickle exceeds the system's maximum")
        return n

    # --- The stack ---------------------------------------------------------------------------------------------------

    def _pop(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack.pop()

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self._stack
        self._stack = self._marks.pop()
        return items

    def _mark(self):
        self._marks.append(self._stack)
        self._stack = []

    def _push(self, obj):
        self._stack.append(obj)

    # --- Frames and ends ---------------------------------------------------------------------------------------------

    def load_proto(self):
        proto = self._take(1)[0]
        if proto == _MARKER[1]:
            from _pickle_graph import read
            self._push(read(self))
            return
        if proto > 5:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        # Frames are for those who read ahead.
        n = self._count(8)
        if self._left is not None and n > self._left():
            raise UnpicklingError("pickle exhausted before end of frame")

    def load_stop(self):
        raise _Stop

    # --- Values ------------------------------------------------------------------------------------------------------

    def load_none(self):
        self._stack.append(None)

    def load_true(self):
        self._stack.append(True)

    def load_false(self):
        self._stack.append(False)

    def load_int(self):
        line = self._line()
        if line == b"00" or line == b"01":
            self._push(line == b"01")
        else:
            self._push(_number(int, line, 0))

    def load_long(self):
        line = self._line()
        self._push(_number(int, line[:-1] if line[-1:] == b"L" else line, 0))

    def load_binint(self):
        self._push(int.from_bytes(self._take(4), "little", signed=True))

    def load_binint1(self):
        self._stack.append(self._take(1)[0])

    def load_binint2(self):
        self._push(int.from_bytes(self._take(2), "little"))

    def load_long1(self):
        self._push(int.from_bytes(self._take(self._take(1)[0]), "little", signed=True))

    def load_long4(self):
        n = int.from_bytes(self._take(4), "little", signed=True)
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(int.from_bytes(self._take(n), "little", signed=True))

    def load_float(self):
        self._push(_number(float, self._line()))

    def load_binfloat(self):
        self._push(_pickle.float_from_bytes(self._take(8)))

    def _text(self, data):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as e:
            raise UnpicklingError(f"text in a pickle that is not UTF-8: {e}") from None

    def load_unicode(self):
        self._push(_pickle.from_raw_unicode_escape(self._line()))

    def load_binunicode(self):
        self._push(self._text(self._take(self._count(4))))

    def load_binunicode8(self):
        self._push(self._text(self._take(self._count(8))))

    def load_short_binunicode(self):
        self._stack.append(self._text(self._take(self._take(1)[0])))

    def _old_text(self, data):
        "A `str` of Python 2."
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def load_string(self):
        line = self._line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push(self._old_text(_pickle.unescape(line[1:-1])))

    def load_binstring(self):
        n = int.from_bytes(self._take(4), "little", signed=True)
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._push(self._old_text(self._take(n)))

    def load_short_binstring(self):
        self._push(self._old_text(self._take(self._take(1)[0])))

    def load_binbytes(self):
        self._push(self._take(self._count(4)))

    def load_binbytes8(self):
        self._push(self._take(self._count(8)))

    def load_short_binbytes(self):
        self._push(self._take(self._take(1)[0]))

    def load_bytearray8(self):
        self._push(bytearray(self._take(self._count(8))))

    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def load_readonly_buffer(self):
        data = self._top()
        if isinstance(data, bytearray):
            self._stack[-1] = bytes(data)

    # --- Containers --------------------------------------------------------------------------------------------------

    def load_tuple(self):
        self._push(tuple(self._pop_mark()))

    def load_empty_tuple(self):
        self._stack.append(())

    def load_tuple1(self):
        self._stack.append((self._pop(),))

    def load_tuple2(self):
        b, a = self._pop(), self._pop()
        self._stack.append((a, b))

    def load_tuple3(self):
        c, b, a = self._pop(), self._pop(), self._pop()
        self._stack.append((a, b, c))

    def load_empty_list(self):
        self._stack.append([])

    def load_empty_dict(self):
        self._stack.append({})

    def load_empty_set(self):
        self._stack.append(set())

    def load_frozenset(self):
        self._push(frozenset(self._pop_mark()))

    def load_list(self):
        self._push(self._pop_mark())

    def load_dict(self):
        table = {}
        _set_items(table, self._pop_mark())
        self._push(table)

    def load_append(self):
        item = self._pop()
        _append(self._top(), [item])

    def load_appends(self):
        items = self._pop_mark()
        _append(self._top(), items)

    def load_setitem(self):
        value, key = self._pop(), self._pop()
        _set_items(self._top(), [key, value])

    def load_setitems(self):
        items = self._pop_mark()
        _set_items(self._top(), items)

    def load_additems(self):
        items = self._pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            add = _method(target, "add")
            for item in items:
                add(item)

    # --- Names -------------------------------------------------------------------------------------------------------

    def find_class(self, module_name, name):
        """What a name in a pickle stands for; subclasses may decide otherwise.

        Without `allow=` it refuses all but built-in types, containers, and what the program's own modules define.
        """
        if self.fix_imports and self.proto < 3:
            pair = NAMES_TO_3.get((module_name, name))
            if pair is not None:
                module_name, name = pair
            else:
                module_name = MODULES_TO_3.get(module_name, module_name)
        allowed = self.allow is not None and _is_allowed(self.allow, module_name, name)
        if not allowed:
            substitute = _SUBSTITUTES.get((module_name, name))
            if substitute is not None:
                return substitute
            if _pickle.is_library(module_name) and not _may_name(module_name, name):
                raise _refused(module_name, name)
        elif module_name == "_codecs" and name == "encode":
            return _SUBSTITUTES["_codecs", "encode"]
        try:
            __import__(module_name)
            module = sys.modules[module_name]
            found = _lookup(module, name)[0] if self.proto >= 4 else getattr(module, name)
        except KeyError:
            raise UnpicklingError(f"there is no module {module_name!r}") from None
        if allowed or not _is_foreign(found, module_name):
            return found
        raise _refused(module_name, name)

    def _name(self, module_name, name):
        if type(module_name) is not str or type(name) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        return self.find_class(module_name, name)

    def load_global(self):
        module_name = self._text(self._line())
        self._push(self._name(module_name, self._text(self._line())))

    def load_stack_global(self):
        name = self._pop()
        self._push(self._name(self._pop(), name))

    def _extension(self, code):
        key = copyreg._inverted_registry.get(code)
        if key is None:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        self._push(self.find_class(*key))

    def load_ext1(self):
        self._extension(self._take(1)[0])

    def load_ext2(self):
        self._extension(int.from_bytes(self._take(2), "little"))

    def load_ext4(self):
        self._extension(int.from_bytes(self._take(4), "little", signed=True))

    # --- Objects -----------------------------------------------------------------------------------------------------

    def _instance(self, cls, args):
        # A class without arguments is made without its __init__, as Python 2 did with its old classes.
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._push(_call(cls, args))
        else:
            self._push(cls.__new__(cls))

    def load_inst(self):
        module_name = self._text(self._line())
        name = self._text(self._line())
        args = self._pop_mark()
        self._instance(self.find_class(module_name, name), args)

    def load_obj(self):
        args = self._pop_mark()
        if not args:
            raise UnpicklingError("unpickling stack underflow")
        cls = args.pop(0)
        self._instance(cls, args)

    def load_newobj(self):
        args, cls = self._pop(), self._pop()
        self._push(_new(cls, args, {}, "NEWOBJ"))

    def load_newobj_ex(self):
        kwargs, args, cls = self._pop(), self._pop(), self._pop()
        if not isinstance(kwargs, dict):
            raise UnpicklingError("NEWOBJ_EX kwargs argument must be a dict")
        self._push(_new(cls, args, kwargs, "NEWOBJ_EX"))

    def load_reduce(self):
        args = self._pop()
        self._push(_call(self._pop(), args))

    def load_build(self):
        state = self._pop()
        build(self._top(), state)

    def load_persid(self):
        line = self._line()
        if not line.isascii():
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self._push(self.persistent_load(line.decode("ascii")))

    def load_binpersid(self):
        self._push(self.persistent_load(self._pop()))

    # --- Memo --------------------------------------------------------------------------------------------------------

    def _recall(self, i):
        try:
            self._stack.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    def load_get(self):
        self._recall(_number(int, self._line()))

    def load_binget(self):
        self._recall(self._take(1)[0])

    def load_long_binget(self):
        self._recall(int.from_bytes(self._take(4), "little"))

    def load_put(self):
        i = _number(int, self._line())
        if i < 0:
            raise UnpicklingError("negative PUT argument")
        self.memo[i] = self._top()

    def load_binput(self):
        self.memo[self._take(1)[0]] = self._top()

    def load_long_binput(self):
        self.memo[int.from_bytes(self._take(4), "little")] = self._top()

    def load_memoize(self):
        self.memo[len(self.memo)] = self._top()

    def load_mark(self):
        self._mark()

    def load_pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._pop_mark()

    def load_pop_mark(self):
        self._pop_mark()

    def load_dup(self):
        self._push(self._top())


def _shown(code):
    byte = code[0]
    return chr(byte) if 32 <= byte < 127 and byte not in (34, 39, 92) else f"\\x{byte:02x}"


def _number(convert, line, *base):
    try:
        return convert(line.decode("latin-1"), *base)
    except ValueError:
        raise UnpicklingError(f"a number in a pickle that is none: {line!r}") from None


def _method(target, name):
    method = getattr(target, name, None)
    if method is None:
        raise UnpicklingError(f"a pickle that adds to '{type(target).__name__}', which has no {name}")
    return method


def _append(target, items):
    if type(target) is list:
        target.extend(items)
        return
    extend = getattr(target, "extend", None)
    if extend is not None:
        extend(items)
        return
    append = _method(target, "append")
    for item in items:
        append(item)


def _set_items(target, items):
    if len(items) & 1:
        raise UnpicklingError("odd number of items for SET ITEMS")
    if not isinstance(target, dict):
        _method(target, "__setitem__")
    for i in range(0, len(items), 2):
        target[items[i]] = items[i + 1]


def _call(function, args):
    if not callable(function):
        raise UnpicklingError(f"a pickle that calls '{type(function).__name__}', which is not callable")
    if not isinstance(args, (tuple, list)):
        raise UnpicklingError("the arguments of a call in a pickle are no tuple")
    return function(*args)


def _new(cls, args, kwargs, code):
    if not isinstance(cls, type):
        raise UnpicklingError(f"{code} class argument must be a type, not {type(cls).__name__}")
    if not isinstance(args, tuple):
        raise UnpicklingError(f"{code} expected an arg tuple, got {type(args).__name__}")
    return cls.__new__(cls, *args, **kwargs)


def build(obj, state):
    "Gives an object that was just made its state."
    if isinstance(obj, (type, _function, _native, _module)):
        raise UnpicklingError(f"a pickle that gives state to '{type(obj).__name__}', which is no instance")
    set_state = getattr(obj, "__setstate__", None)
    if set_state is not None:
        set_state(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state:
        if not isinstance(state, dict):
            raise UnpicklingError("state is not a dictionary")
        namespace = obj.__dict__
        for name, value in state.items():
            namespace[name] = value
    if slots:
        if not isinstance(slots, dict):
            raise UnpicklingError("slot state is not a dictionary")
        for name, value in slots.items():
            setattr(obj, name, value)


def _may_name(module_name, name):
    if module_name == "builtins" and name not in _SAFE["builtins"]:
        import builtins
        found = getattr(builtins, name, None)
        return isinstance(found, type) and issubclass(found, BaseException)
    return name in _SAFE.get(module_name, ())


def _is_foreign(found, module_name):
    "Whether a module of the program only passes on what is the library's."
    if isinstance(found, _native):
        return not _may_name(module_name, found.__name__)
    owner = getattr(found, "__module__", None)
    if owner is None or owner == module_name or not isinstance(found, (type, _function)):
        return isinstance(found, _module)
    name = found.__qualname__
    return _pickle.is_library(owner) and not _may_name(owner, name)


def _refused(module_name, name):
    return UnpicklingError(
        f"a pickle may not name {module_name}.{name}, which could run any code: where its bytes can be trusted, load it with "
        f"allow=['{module_name}.{name}'], or with an Unpickler whose find_class answers it")


_CODES = {
    b"\x80": Unpickler.load_proto, b"\x95": Unpickler.load_frame, b".": Unpickler.load_stop,
    b"N": Unpickler.load_none, b"\x88": Unpickler.load_true, b"\x89": Unpickler.load_false,
    b"I": Unpickler.load_int, b"L": Unpickler.load_long, b"J": Unpickler.load_binint, b"K": Unpickler.load_binint1,
    b"M": Unpickler.load_binint2, b"\x8a": Unpickler.load_long1, b"\x8b": Unpickler.load_long4,
    b"F": Unpickler.load_float, b"G": Unpickler.load_binfloat,
    b"V": Unpickler.load_unicode, b"X": Unpickler.load_binunicode, b"\x8d": Unpickler.load_binunicode8,
    b"\x8c": Unpickler.load_short_binunicode, b"S": Unpickler.load_string, b"T": Unpickler.load_binstring,
    b"U": Unpickler.load_short_binstring, b"B": Unpickler.load_binbytes, b"\x8e": Unpickler.load_binbytes8,
    b"C": Unpickler.load_short_binbytes, b"\x96": Unpickler.load_bytearray8, b"\x97": Unpickler.load_next_buffer,
    b"\x98": Unpickler.load_readonly_buffer,
    b"t": Unpickler.load_tuple, b")": Unpickler.load_empty_tuple, b"\x85": Unpickler.load_tuple1,
    b"\x86": Unpickler.load_tuple2, b"\x87": Unpickler.load_tuple3,
    b"]": Unpickler.load_empty_list, b"l": Unpickler.load_list, b"a": Unpickler.load_append, b"e": Unpickler.load_appends,
    b"}": Unpickler.load_empty_dict, b"d": Unpickler.load_dict, b"s": Unpickler.load_setitem, b"u": Unpickler.load_setitems,
    b"\x8f": Unpickler.load_empty_set, b"\x90": Unpickler.load_additems, b"\x91": Unpickler.load_frozenset,
    b"c": Unpickler.load_global, b"\x93": Unpickler.load_stack_global, b"\x82": Unpickler.load_ext1,
    b"\x83": Unpickler.load_ext2, b"\x84": Unpickler.load_ext4,
    b"i": Unpickler.load_inst, b"o": Unpickler.load_obj, b"\x81": Unpickler.load_newobj, b"\x92": Unpickler.load_newobj_ex,
    b"R": Unpickler.load_reduce, b"b": Unpickler.load_build, b"P": Unpickler.load_persid, b"Q": Unpickler.load_binpersid,
    b"g": Unpickler.load_get, b"h": Unpickler.load_binget, b"j": Unpickler.load_long_binget, b"p": Unpickler.load_put,
    b"q": Unpickler.load_binput, b"r": Unpickler.load_long_binput, b"\x94": Unpickler.load_memoize,
    b"(": Unpickler.load_mark, b"0": Unpickler.load_pop, b"1": Unpickler.load_pop_mark, b"2": Unpickler.load_dup,
}
