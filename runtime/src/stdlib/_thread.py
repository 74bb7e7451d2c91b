"""Threads as the program starts them, and locks. Threads are rings of tasklets of one isolate, see the module `stackless`.

What is between two polls is not cut: a function's entry and a loop's turn are polls. So the methods of locks look and change
without anybody in between, as long as they do not call functions meanwhile that are written here.
"""

import sys
from _threads import _ids, _start, _wait, _wake, get_ident
from stackless import getcurrent, pickle_flags, pickle_flags_default

TIMEOUT_MAX = 9223372036.0
error = RuntimeError
_stack_size = 0


class _Waiter:
    """A thread that waits until it is woken or a time is over; it can be woken before it waits."""

    __slots__ = ("woken", "_tasklet")

    def __init__(self):
        self.woken = False
        self._tasklet = None

    def wait(self, seconds=None):
        if self.woken:
            return True
        self._tasklet = getcurrent()
        try:
            _wait(seconds)
        finally:
            self._tasklet = None
        return self.woken

    def wake(self):
        self.woken = True
        if self._tasklet is not None:
            _wake(self._tasklet)


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be positive")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timeout value is too large")


class lock:
    """A lock: whoever acquires it while it is held waits; it is handed to those who wait in their order."""

    def __init__(self):
        self._held = False
        self._waiters = []

    def acquire(self, blocking=True, timeout=-1):
        if not blocking or timeout != -1:
            _check_timeout(blocking, timeout)
        if not self._held:
            self._held = True
            return True
        if not blocking or timeout == 0:
            return False
        waiter = _Waiter()
        # It may have been released meanwhile.
        if not self._held:
            self._held = True
            return True
        self._waiters.append(waiter)
        try:
            if waiter.wait(None if timeout < 0 else timeout):
                return True
        except BaseException:
            if waiter.woken:
                self.release()
            else:
                self._waiters.remove(waiter)
            raise
        self._waiters.remove(waiter)
        return False

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        if self._waiters:
            self._waiters.pop(0).wake()
        else:
            self._held = False

    def locked(self):
        return self._held

    __enter__ = acquire

    def __exit__(self, kind=None, value=None, traceback=None):
        # As `release`, and without a call where nobody waits.
        if self._held and not self._waiters:
            self._held = False
        else:
            self.release()

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"


LockType = lock


def allocate_lock():
    """A new lock."""
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that the thread that holds it can acquire again."""

    def __init__(self):
        self._lock = lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        if not self._lock.acquire(blocking, timeout):
            return False
        self._owner = me
        self._count = 1
        return True

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            self._lock.release()

    __enter__ = acquire

    def __exit__(self, kind=None, value=None, traceback=None):
        self.release()

    # What `Condition` uses.

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._count, self._owner)
        self._count = 0
        self._owner = None
        self._lock.release()
        return state

    def _acquire_restore(self, state):
        self._lock.acquire()
        self._count, self._owner = state

    def _is_owned(self):
        return self._owner == get_ident()

    def __repr__(self):
        state = "locked" if self._lock.locked() else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"


def _report(function, e):
    from traceback import print_exception

    print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
    print_exception(e)


def start_new_thread(function, args, kwargs={}, /):
    """Starts a thread that calls function(*args, **kwargs); answers its number."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    flags = pickle_flags_default()

    def main():
        pickle_flags(flags)
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as e:
            _report(function, e)
        # Nothing is kept of threads that have ended.
        pickle_flags(0)

    return _start(main, True)


start_new = start_new_thread


def exit():
    """Ends the thread."""
    raise SystemExit


exit_thread = exit


def get_native_id():
    """The number of the current thread."""
    return get_ident()


def stack_size(size=0, /):
    """Has no effect: threads have no stacks of their own."""
    global _stack_size
    old = _stack_size
    _stack_size = size
    return old


def interrupt_main(signum=2, /):
    """Raises KeyboardInterrupt in the first thread."""
    from stackless import get_thread_info

    get_thread_info(1)[0].throw(KeyboardInterrupt, pending=True)
