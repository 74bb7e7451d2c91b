# Writing pickles: the class Pickler.
#
# This is the way for objects with hooks, which may run the program's code at any place; data without any the natives of
# `_pickle` write at once (see pickle.py). Both write the same bytes, which are those of CPython's Pickler.
#
# What Python cannot pickle (tasklets, generators, functions without a name ...) ends the attempt with `_NeedsGraph`; then all is
# written in a form of our own, see _pickle_graph.py.

import _pickle
import copyreg
import sys
from _graph import is_current
from _pickle_names import NAMES_TO_2, MODULES_TO_2

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_BATCH = 1000
_FRAME_MIN = 4
_FRAME_TARGET = 64 * 1024

_function = type(copyreg.pickle)
_native = type(len)


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""

    __module__ = "_pickle"


class PicklingError(PickleError):
    """This exception is raised when an unpicklable object is passed to Pickler.dump()."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """A pickle that is damaged, or that asks for what it may not have."""

    __module__ = "_pickle"


class _NeedsGraph(BaseException):
    """An object was met that only Pirn's own form can hold."""


def _lookup(module, name):
    "The object of this name, and what it was found in. Raises AttributeError."
    obj = parent = module
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {module!r}")
        parent, obj = obj, getattr(obj, part)
    return obj, parent


def _module_of(obj, name):
    "The name of the module that an object is to be found in."
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _lookup(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _encode_int(n):
    "The shortest little-endian two's complement."
    if n == 0:
        return b""
    data = n.to_bytes((n.bit_length() >> 3) + 1, "little", signed=True)
    if n < 0 and len(data) > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


class Pickler:
    """This takes a binary file for writing a pickle data stream."""

    __module__ = "_pickle"

    dispatch_table = None

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._write_to_file = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = int(protocol)
        self.bin = self.proto >= 1
        self.fast = 0
        self.fix_imports = fix_imports and self.proto < 3
        self.memo = {}
        # What hooks have answered in this dump, by the object's id: they are asked once, whatever form it is written in.
        self._answers = {}

    def clear_memo(self):
        """Clears the pickler's "memo": what was pickled is pickled anew when it comes again."""
        self.memo = {}

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, "memo"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        n_known = len(self.memo)
        try:
            data = self._attempt(obj)
            if data is None:
                while len(self.memo) > n_known:
                    self.memo.popitem()
                from _pickle_graph import write
                data = write(self, obj)
        finally:
            self._answers = {}
            self._out = None
        self._write_to_file(data)

    def _attempt(self, obj):
        try:
            return self._plain(obj)
        except _NeedsGraph:
            return None

    def _plain(self, obj):
        persistent = self.persistent_id
        own = getattr(persistent, "__func__", None) is Pickler.persistent_id
        self._persistent = None if own else persistent
        self._override = getattr(self, "reducer_override", None)
        table = getattr(self, "dispatch_table", None)
        self._table = copyreg.dispatch_table if table is None else table
        self._out = bytearray()
        self._frame = -1
        if self.proto >= 2:
            self._out += bytes((0x80, self.proto))
        if self.proto >= 4:
            self._frame = len(self._out)
        self.save(obj)
        self._out += b"."
        if self._frame >= 0:
            self._end_frame()
        return bytes(self._out)

    def _end_frame(self):
        start = self._frame
        n = len(self._out) - start
        if n >= _FRAME_MIN:
            self._out[start:start] = b"\x95" + n.to_bytes(8, "little")
        self._frame = len(self._out)

    def _write_large(self, head, data):
        "Large data stands between frames."
        if self._frame < 0 or len(data) < _FRAME_TARGET:
            self._out += head
            self._out += data
            return
        self._end_frame()
        self._out += head
        self._out += data
        self._frame = len(self._out)

    # --- Memo --------------------------------------------------------------------------------------------------------

    def memoize(self, obj):
        if self.fast:
            return
        i = len(self.memo)
        self.memo[id(obj)] = i, obj
        if self.proto >= 4:
            self._out += b"\x94"
        elif not self.bin:
            self._out += b"p%d\n" % i
        elif i < 256:
            self._out += bytes((0x71, i))
        else:
            self._out += b"r" + i.to_bytes(4, "little")

    def _get(self, i):
        if not self.bin:
            self._out += b"g%d\n" % i
        elif i < 256:
            self._out += bytes((0x68, i))
        else:
            self._out += b"j" + i.to_bytes(4, "little")

    # --- Anything ----------------------------------------------------------------------------------------------------

    def save(self, obj, save_persistent_id=True):
        if self._frame >= 0 and len(self._out) - self._frame >= _FRAME_TARGET:
            self._end_frame()
        if self._persistent is not None and save_persistent_id:
            pid = self._asked("pid", obj, self._persistent)
            if pid is not None:
                self._save_persistent(pid)
                return
        cls = type(obj)
        save = _ATOMS.get(cls)
        if save is not None:
            save(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._get(known[0])
            return
        save = _PLAIN.get(cls)
        if save is not None:
            save(self, obj)
            return
        self._save_object(obj, cls)

    def _asked(self, what, obj, hook, *args):
        "A hook's answer, which is not asked for twice."
        key = what, id(obj)
        known = self._answers.get(key)
        if known is None:
            answer = hook(obj, *args)
            if type(answer) is tuple and what != "pid":
                answer = _kept(answer)
            known = self._answers[key] = obj, answer
        return known[1]

    def _save_persistent(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self._out += b"Q"
            return
        text = str(pid)
        if not text.isascii() or "\n" in text:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self._out += b"P" + text.encode("ascii") + b"\n"

    def _save_object(self, obj, cls):
        if self._override is not None:
            reduced = self._asked("override", obj, self._override)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        if cls is type:
            self._save_type(obj)
            return
        if cls is _function:
            self.save_global(obj)
            return
        reduced = self._reduced(obj, cls)
        self._save_reduced(obj, reduced)

    def _reduced(self, obj, cls, in_graph=False):
        reduce = self._table.get(cls)
        if reduce is not None:
            return self._asked("table", obj, reduce)
        if issubclass(cls, type):
            return obj.__qualname__
        if not in_graph and not _pickle.is_plain(obj):
            if is_current(obj):
                raise RuntimeError("You cannot __reduce__ the tasklet which is current.")
            raise _NeedsGraph
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return self._asked("reduce", obj, _call_with, reduce, self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is None:
            raise PicklingError(f"Can't pickle {cls.__name__!r} object: {obj!r}")
        return self._asked("reduce", obj, _call_with, reduce)

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self.save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*reduced, obj=obj)

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError("args from save_reduce() must be a tuple")
        if not callable(func):
            raise PicklingError("func from save_reduce() must be callable")
        name = getattr(func, "__name__", "") if self.proto >= 2 else ""
        if name == "__newobj_ex__":
            self._save_newobj_ex(obj, args)
        elif name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self._out += b"\x81"
        else:
            self.save(func)
            self.save(args)
            self._out += b"R"
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                # It reaches itself by way of its arguments.
                self._out += b"0"
                self._get(known[0])
            else:
                self.memoize(obj)
        if listitems is not None:
            self._save_appends(listitems)
        if dictitems is not None:
            self._save_setitems(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self._out += b"b"
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self._out += b"\x86R0"

    def _save_newobj_ex(self, obj, args):
        cls, args, kwargs = args
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj_ex__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self._out += b"\x92"
            return
        from functools import partial
        self.save(partial(cls.__new__, cls, *args, **kwargs))
        self.save(())
        self._out += b"R"

    # --- Values ------------------------------------------------------------------------------------------------------

    def save_none(self, obj):
        self._out += b"N"

    def save_bool(self, obj):
        if self.proto >= 2:
            self._out += b"\x88" if obj else b"\x89"
        else:
            self._out += b"I01\n" if obj else b"I00\n"

    def save_int(self, obj):
        out = self._out
        if self.bin and -0x80000000 <= obj <= 0x7fffffff:
            if 0 <= obj <= 0xff:
                out += bytes((0x4b, obj))
            elif 0 <= obj <= 0xffff:
                out += b"M" + obj.to_bytes(2, "little")
            else:
                out += b"J" + obj.to_bytes(4, "little", signed=True)
        elif self.proto >= 2:
            data = _encode_int(obj)
            if len(data) < 256:
                out += bytes((0x8a, len(data)))
            else:
                out += b"\x8b" + len(data).to_bytes(4, "little")
            out += data
        elif -0x80000000 <= obj <= 0x7fffffff:
            out += b"I%d\n" % obj
        else:
            out += b"L%dL\n" % obj

    def save_float(self, obj):
        if self.bin:
            self._out += b"G" + _pickle.float_bytes(obj)
        else:
            self._out += b"F" + repr(obj).encode("ascii") + b"\n"

    def save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8")
            n = len(data)
            if n < 256 and self.proto >= 4:
                self._out += bytes((0x8c, n))
                self._out += data
            elif n > 0xffffffff and self.proto >= 4:
                self._write_large(b"\x8d" + n.to_bytes(8, "little"), data)
            else:
                self._write_large(b"X" + n.to_bytes(4, "little"), data)
        else:
            self._out += b"V" + _pickle.raw_unicode_escape(obj) + b"\n"
        self.memoize(obj)

    def save_bytes(self, obj):
        n = len(obj)
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                self.save_reduce(_codecs_encode, (obj.decode("latin-1"), "latin1"), obj=obj)
            return
        if n < 256:
            self._out += bytes((0x43, n)) + obj
        elif n > 0xffffffff and self.proto >= 4:
            self._write_large(b"\x8e" + n.to_bytes(8, "little"), obj)
        else:
            self._write_large(b"B" + n.to_bytes(4, "little"), obj)
        self.memoize(obj)

    def save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._write_large(b"\x96" + len(obj).to_bytes(8, "little"), obj)
        self.memoize(obj)

    # --- Containers --------------------------------------------------------------------------------------------------

    def save_tuple(self, obj):
        n = len(obj)
        if n == 0:
            self._out += b")" if self.bin else b"(t"
            return
        short = n <= 3 and self.proto >= 2
        if not short:
            self._out += b"("
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # It reaches itself.
            self._out += b"0" * n if short else b"1" if self.bin else b"0" * (n + 1)
            self._get(known[0])
            return
        self._out += bytes((0x84 + n,)) if short else b"t"
        self.memoize(obj)

    def save_list(self, obj):
        self._out += b"]" if self.bin else b"(l"
        self.memoize(obj)
        if not self.bin:
            self._save_appends(obj)
            return
        n = len(obj)
        if n == 1:
            self.save(obj[0])
            self._out += b"a"
            return
        at = 0
        while at < len(obj):
            self._out += b"("
            end = at + _BATCH
            while at < end and at < len(obj):
                self.save(obj[at])
                at += 1
            self._out += b"e"

    def _save_appends(self, items):
        self._save_batches(items, b"a", b"e", 1)

    def _save_setitems(self, pairs):
        self._save_batches(pairs, b"s", b"u", 2)

    def _save_batches(self, items, one, many, width):
        save = self.save
        if not self.bin:
            for item in items:
                for part in (item,) if width == 1 else item:
                    save(part)
                self._out += one
            return
        items = iter(items)
        done = False
        while not done:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            else:
                done = True
            if len(batch) > 1:
                self._out += b"("
            for item in batch:
                if width == 1:
                    save(item)
                else:
                    key, value = item
                    save(key)
                    save(value)
            if batch:
                self._out += many if len(batch) > 1 else one

    def save_dict(self, obj):
        self._out += b"}" if self.bin else b"(d"
        self.memoize(obj)
        if not self.bin or len(obj) == 1:
            self._save_setitems(obj.items())
            return
        self._save_full(obj.items(), b"u", 2)

    def _save_full(self, items, many, width):
        "Batches as CPython writes those of its own dicts and sets: the last may be empty."
        n = len(items)
        if n == 0:
            return
        save = self.save
        i = 0
        self._out += b"("
        for item in items:
            if i == _BATCH:
                self._out += many + b"("
                i = 0
            if width == 1:
                save(item)
            else:
                key, value = item
                save(key)
                save(value)
            i += 1
        self._out += many
        if i == _BATCH:
            self._out += b"(" + many

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self._out += b"\x8f"
        self.memoize(obj)
        self._save_full(obj, b"\x90", 1)

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self._out += b"("
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._out += b"1"
            self._get(known[0])
            return
        self._out += b"\x91"
        self.memoize(obj)

    # --- Names -------------------------------------------------------------------------------------------------------

    def _save_type(self, obj):
        if obj is type(None):
            self.save_reduce(type, (None,), obj=obj)
        elif obj is type(NotImplemented):
            self.save_reduce(type, (NotImplemented,), obj=obj)
        elif obj is type(...):
            self.save_reduce(type, (...,), obj=obj)
        else:
            self.save_global(obj)

    def save_global(self, obj, name=None):
        module_name, name, parent = self._find_name(obj, name)
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code:
                if code <= 0xff:
                    self._out += bytes((0x82, code))
                elif code <= 0xffff:
                    self._out += b"\x83" + code.to_bytes(2, "little")
                else:
                    self._out += b"\x84" + code.to_bytes(4, "little")
                return
        if parent is None:
            name = name.rpartition(".")[2]
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self._out += b"\x93"
        elif parent is not None:
            self.save_reduce(getattr, (parent, name.rpartition(".")[2]), obj=obj)
            return
        else:
            self._save_name(obj, module_name, name)
        self.memoize(obj)

    def _find_name(self, obj, name):
        "Module, qualified name, and the class that it is in (None: directly in the module)."
        if obj is _codecs_encode:
            return "_codecs", "encode", None
        if name is None:
            name = getattr(obj, "__qualname__", None)
            if name is None:
                name = obj.__name__
        module_name = _module_of(obj, name)
        try:
            __import__(module_name)
            module = sys.modules[module_name]
            found, parent = _lookup(module, name)
        except (ImportError, KeyError, AttributeError):
            if _by_value(obj):
                raise _NeedsGraph from None
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}") from None
        if found is not obj:
            if _by_value(obj):
                raise _NeedsGraph
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        return module_name, name, None if parent is module else parent

    def _save_name(self, obj, module_name, name):
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        if self.fix_imports:
            pair = NAMES_TO_2.get((module_name, name))
            if pair is not None:
                module_name, name = pair
            else:
                module_name = MODULES_TO_2.get(module_name, module_name)
        try:
            self._out += b"c" + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n"
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}") from None


def _kept(reduced):
    "What a reducer has answered, without iterators."
    for i in (3, 4):
        if len(reduced) > i and reduced[i] is not None:
            items = reduced[i]
            if not hasattr(type(items), "__next__"):
                raise PicklingError(f"the {('fourth', 'fifth')[i - 3]} element of the tuple returned by __reduce__ must be an iterator, "
                                    f"not {type(items).__name__}")
            reduced = reduced[:i] + (list(items),) + reduced[i + 1:]
    return reduced


def _call_with(obj, reduce, *args):
    return reduce(*args)


def _by_value(obj):
    "Whether it can be written without a name."
    return type(obj) is _function or isinstance(obj, type)


def _codecs_encode(text, encoding):
    return text.encode(encoding)


_ATOMS = {
    type(None): Pickler.save_none,
    bool: Pickler.save_bool,
    int: Pickler.save_int,
    float: Pickler.save_float,
}
_PLAIN = {
    str: Pickler.save_str,
    bytes: Pickler.save_bytes,
    bytearray: Pickler.save_bytearray,
    tuple: Pickler.save_tuple,
    list: Pickler.save_list,
    dict: Pickler.save_dict,
    set: Pickler.save_set,
    frozenset: Pickler.save_frozenset,
}
