"""Tasklets and channels."""

from _threads import _ids, _info, get_ident


class atomic:
    """While the block runs, the tasklet is not interrupted."""

    def __enter__(self):
        self._old = getcurrent().set_atomic(True)
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        getcurrent().set_atomic(self._old)


class bomb:
    """A carried exception."""

    def __init__(self, type=None, value=None, traceback=None):
        self.type = type
        self.value = value
        self.traceback = traceback


class cframe:
    """The frame of a native: there are none that a program could see."""

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create 'stackless.{cls.__name__}' instances")


class cstack(cframe):
    """A piece of the native stack: no tasklet has one."""


PICKLEFLAGS_PRESERVE_TRACING_STATE = 1
PICKLEFLAGS_PRESERVE_AG_FINALIZER = 2
PICKLEFLAGS_RESET_AG_FINALIZER = 4
PICKLEFLAGS_PICKLE_CONTEXT = 8

_softswitch = True
# Of each thread that has any.
_pickle_flags = {}
_pickle_flags_default = 0
_PICKLE_BITS = 15


def enable_softswitch(flag):
    """Every switch is soft; the setting is kept for programs that ask."""
    global _softswitch
    old = _softswitch
    if flag is not None:
        _softswitch = bool(flag)
    return old


def _new_flags(old, new, mask):
    if new != -1 and new & ~_PICKLE_BITS or mask != -1 and mask & ~_PICKLE_BITS:
        raise ValueError("Invalid flags: only the bits 0 to 3 have a meaning")
    if new == -1:
        return old
    if mask == -1:
        return new
    return old & ~mask | new & mask


def pickle_flags(new=-1, mask=-1):
    """The flags of pickling in this thread, and sets them: whether pickled tasklets keep their trace functions."""
    me = get_ident()
    old = _pickle_flags.get(me, 0)
    new = _new_flags(old, new, mask)
    if new:
        _pickle_flags[me] = new
    else:
        _pickle_flags.pop(me, None)
    return old


def pickle_flags_default(new=-1, mask=-1):
    """The same for threads to come."""
    global _pickle_flags_default
    old = _pickle_flags_default
    _pickle_flags_default = _new_flags(old, new, mask)
    return old


def getthreads():
    """Numbers of the threads, the first thread first."""
    return _ids()


def get_thread_info(thread_id=-1):
    """(main, current, runcount) of a thread."""
    info = _info(get_ident() if thread_id == -1 else thread_id)
    if info is None:
        raise RuntimeError("Thread id not found")
    return info


def getdebug():
    return False


def getuncollectables():
    return []


def __getattr__(name):
    if name == "current":
        return getcurrent()
    if name == "main":
        return getmain()
    if name == "runcount":
        return getruncount()
    if name == "threads":
        return getthreads()
    if name == "debug":
        return False
    if name == "uncollectables":
        return []
    if name == "stackless":
        import stackless
        return stackless
    raise AttributeError(f"module 'stackless' has no attribute '{name}'")
