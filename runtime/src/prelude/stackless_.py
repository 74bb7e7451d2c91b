# Methods of tasklets and channels that make exceptions or call back.


def make_exception(exc, val, tb):
    """The exception that `throw(exc, val, tb)` means."""
    if isinstance(exc, type) and issubclass(exc, BaseException):
        if isinstance(val, exc):
            e = val
        elif val is None:
            e = exc()
        elif isinstance(val, tuple):
            e = exc(*val)
        else:
            e = exc(val)
        if not isinstance(e, BaseException):
            raise TypeError(f"calling {exc!r} should have returned an instance of BaseException, not {type(e)!r}")
    elif isinstance(exc, BaseException):
        if val is not None:
            raise TypeError("instance exception may not have a separate value")
        e = exc
    else:
        raise TypeError(f"exceptions must be classes, or instances, not {type(exc).__name__}")
    if tb is not None:
        e.__traceback__ = tb
    return e


def tasklet_throw(self, exc, val=None, tb=None, pending=False):
    """throw(exc, val=None, tb=None, pending=False): raises an exception in the tasklet."""
    return self._throw(make_exception(exc, val, tb), pending)


def tasklet_raise_exception(self, exc_class, /, *args):
    """raise_exception(exc_class, *args): raises exc_class(*args) in the tasklet now."""
    if not (isinstance(exc_class, type) and issubclass(exc_class, BaseException)):
        raise TypeError("raise_exception needs Exception or subclass as first parameter")
    return self._throw(exc_class(*args), False)


def channel_send_exception(self, exc_class, /, *args):
    """send_exception(exc_class, *args): the receiver gets exc_class(*args) raised."""
    if not (isinstance(exc_class, type) and issubclass(exc_class, BaseException)):
        raise TypeError("channel.send_exception needs Exception or subclass as first parameter")
    return self._send_exception(exc_class(*args))


def channel_send_throw(self, exc, val=None, tb=None):
    """send_throw(exc, val=None, tb=None): the receiver gets the exception raised."""
    return self._send_exception(make_exception(exc, val, tb))


def channel_send_sequence(self, iterable, /):
    """send_sequence(iterable): sends every item; answers how many there were."""
    n = 0
    for item in iterable:
        self.send(item)
        n += 1
    return n


__class_exports__ = (
    (tasklet, "throw", tasklet_throw),
    (tasklet, "raise_exception", tasklet_raise_exception),
    (channel, "send_exception", channel_send_exception),
    (channel, "send_throw", channel_send_throw),
    (channel, "send_sequence", channel_send_sequence),
)
