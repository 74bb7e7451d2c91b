"""Greenlets: chains of calls that are switched to by hand."""

from _pirn import traceback as _Traceback

__version__ = "3.5.6"
GREENLET_USE_GC = True
GREENLET_USE_TRACING = True
GREENLET_USE_CONTEXT_VARS = True
GREENLET_USE_STANDARD_THREADING = True


class GreenletExit(BaseException):
    """Leaves a greenlet; its parent gets it as a value."""


class error(Exception):
    """A switch to a greenlet that cannot be switched to from here."""


def _exception(typ, val, tb):
    """The exception that `throw(typ, val, tb)` means."""
    if tb is not None and not isinstance(tb, _Traceback):
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(typ, type) and issubclass(typ, BaseException):
        if isinstance(val, typ):
            e = val
        elif val is None:
            e = typ()
        elif isinstance(val, tuple):
            e = typ(*val)
        else:
            e = typ(val)
    elif isinstance(typ, BaseException):
        if val is not None:
            raise TypeError("instance exception may not have a separate value")
        e = typ
    else:
        raise TypeError(f"exceptions must be classes, or instances, not {type(typ).__name__}")
    if tb is not None:
        e.__traceback__ = tb
    return e


class greenlet(_greenlet):
    """greenlet(run=None, parent=None): a chain of calls that begins with run and ends in its parent."""

    GreenletExit = GreenletExit
    error = error
    getcurrent = staticmethod(getcurrent)
    settrace = staticmethod(settrace)
    gettrace = staticmethod(gettrace)

    def throw(self, typ=GreenletExit, val=None, tb=None, /):
        """throw(typ=GreenletExit, val=None, tb=None): switches to the greenlet and raises an exception there."""
        return self._throw(_exception(typ, val, tb))

    @property
    def gr_context(self):
        """The context it runs in; None for an empty one."""
        return self._context

    @gr_context.setter
    def gr_context(self, context):
        if context is not None:
            from contextvars import Context
            if not isinstance(context, Context):
                raise TypeError("greenlet context must be a contextvars.Context or None, not "
                                + type(context).__name__)
        self._context = context

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} object at {id(self):#x} {self._state}>"

    def __reduce_ex__(self, protocol):
        if self._state == "pending" and not hasattr(self, "run"):
            raise TypeError("cannot pickle a greenlet that has nothing to run yet")
        parts = self._take_apart()
        if parts is True:
            return _main, ()
        return _revived, (type(self),), (parts, object.__getstate__(self))

    def __setstate__(self, state):
        parts, attributes = state
        self._settle(parts)
        if attributes is not None:
            self.__dict__.update(attributes)

    def __copy__(self):
        raise TypeError("a greenlet cannot be copied without what its calls refer to: use copy.deepcopy()")

    def __deepcopy__(self, memo):
        from _pickle_graph import copy_of
        return copy_of(self)


def _revived(cls):
    """What a pickled greenlet becomes."""
    if not issubclass(cls, greenlet):
        raise TypeError(f"expected a class of greenlets, not {cls!r}")
    return cls.__new__(cls)


def _main():
    """The main greenlet of the tasklet that reads a pickle."""
    g = getcurrent()
    while g.parent is not None:
        g = g.parent
    return g


def _begin(g, args, kwargs, exception):
    """Starts a greenlet whose run the program looks up."""
    return _start(g, g.run, args, kwargs, exception)


def enable_optional_cleanup(enabled):
    """There is nothing to clean up: whether it is enabled has no effect."""


def get_pending_cleanup_count():
    return 0


def get_clocks_used_doing_optional_cleanup():
    return 0


def get_total_main_greenlets():
    return 1


_setup(greenlet, GreenletExit, error, _begin, _traced)
del _setup, _greenlet
