"""Tasklets and channels."""


class atomic:
    """While the block runs, the tasklet is not interrupted."""

    def __enter__(self):
        self._old = getcurrent().set_atomic(True)
        return self

    def __exit__(self, *exc):
        getcurrent().set_atomic(self._old)


class bomb:
    """A carried exception."""

    def __init__(self, type=None, value=None, traceback=None):
        self.type = type
        self.value = value
        self.traceback = traceback


_softswitch = True
_pickle_flags = 0
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
    """The flags of pickling, and sets them."""
    global _pickle_flags
    old = _pickle_flags
    _pickle_flags = _new_flags(old, new, mask)
    return old


def pickle_flags_default(new=-1, mask=-1):
    """The same for threads to come."""
    global _pickle_flags_default
    old = _pickle_flags_default
    _pickle_flags_default = _new_flags(old, new, mask)
    return old


def getthreads():
    """Ids of the threads: there is one."""
    return [getmain().thread_id]


def get_thread_info(thread_id=-1):
    """(main, current, runcount) of a thread."""
    return (getmain(), getcurrent(), getruncount())


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
