"""Create portable serialized representations of Python objects."""

# What CPython can pickle is pickled as CPython does it; what it cannot (tasklets, channels, generators, functions without a
# name ...), in a form of our own. Data without hooks the natives write and read at once.

import _pickle
import _pickle_read
import copyreg
from _pickle_read import Unpickler
from _pickle_write import DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PickleError, Pickler, PicklingError, UnpicklingError

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]


class _Sink:
    "A file that keeps what was written to it."

    def __init__(self):
        self.data = b""

    def write(self, data):
        self.data += data


def _plain(obj, protocol, fix_imports):
    "The pickle of data without hooks, or None."
    if copyreg.dispatch_table or copyreg._extension_registry:
        return None
    if protocol is None:
        protocol = DEFAULT_PROTOCOL
    elif type(protocol) is int and protocol < 0:
        protocol = HIGHEST_PROTOCOL
    return _pickle.dumps(obj, protocol, bool(fix_imports))


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    data = _plain(obj, protocol, fix_imports)
    if data is not None:
        file.write(data)
        return
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    data = _plain(obj, protocol, fix_imports)
    if data is not None:
        return data
    sink = _Sink()
    Pickler(sink, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return sink.data


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None, allow=None):
    """Read and return an object from the pickle data stored in a file.

    What a pickle may name is limited: see Unpickler.find_class. `allow` names more, as a collection of modules and of
    "module.name", or as a function of the two; True allows everything, and with it the running of any code.
    """
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers, allow=allow).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None, allow=None):
    """Read and return an object from the given pickle data. See load()."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    if allow is None and fix_imports and encoding == "ASCII" and errors == "strict" and buffers is None:
        plain = _pickle.loads(data)
        if plain is not None:
            return plain[0]
    source = _pickle_read._Bytes(data)
    return Unpickler(source, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers, allow=allow).load()
