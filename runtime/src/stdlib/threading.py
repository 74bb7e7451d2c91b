"""Threads, and what they wait for each other with.

Threads take turns: one runs until it waits or its time slice is over, always at the same places. A thread that waits for
something of this module waits with all its tasklets; `time.sleep` and channels only make the current one wait.
"""

import sys
import _thread
from _thread import RLock, TIMEOUT_MAX, _Waiter, _ids, _start, allocate_lock, get_ident, get_native_id, stack_size
from stackless import pickle_flags, pickle_flags_default
from time import monotonic
from weakref import WeakKeyDictionary

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock",
    "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "local",
    "excepthook", "ExceptHookArgs", "get_native_id", "stack_size", "settrace", "setprofile", "gettrace", "getprofile",
]

Lock = allocate_lock
ThreadError = _thread.error
_trace_hook = None
_profile_hook = None
_counter = 0


def settrace(func):
    """What threads to come begin with, as by `sys.settrace`."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    """What threads to come begin with, as by `sys.setprofile`."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


# --- Waiting ----------------------------------------------------------------------------------------------------------


class Condition:
    """Waiting until somebody says that something has changed; the lock is released meanwhile."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, kind=None, value=None, traceback=None):
        return self._lock.__exit__(kind, value, traceback)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        owned = getattr(self._lock, "_is_owned", None)
        return owned() if owned is not None else self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _Waiter()
        self._waiters.append(waiter)
        save = getattr(self._lock, "_release_save", None)
        if save is not None:
            state = save()
        else:
            self._lock.release()
        try:
            return waiter.wait(None if timeout is None else max(timeout, 0))
        finally:
            if not waiter.woken:
                self._waiters.remove(waiter)
            if save is not None:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while n > 0 and self._waiters:
            self._waiters.pop(0).wake()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """A count of how many may come in."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None if timeout is None else monotonic() + timeout
        with self._cond:
            while self._value == 0:
                left = None if end is None else end - monotonic()
                if not blocking or left is not None and left <= 0:
                    return False
                self._cond.wait(left)
            self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind=None, value=None, traceback=None):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """Something that happens once, until it is cleared."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        state = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A number of threads wait until all of them are there."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._count = 0
        self._round = 0
        self._broken = False

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            if self._broken:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            this = self._round
            try:
                if self._count == self._parties:
                    if self._action is not None:
                        self._action()
                    self._next_round()
                elif not self._cond.wait_for(lambda: self._round != this or self._broken, timeout):
                    self._break()
            except BaseException:
                self._break()
                raise
            if self._broken:
                raise BrokenBarrierError
            return index

    def _next_round(self):
        self._count = 0
        self._round += 1
        self._cond.notify_all()

    def _break(self):
        self._broken = True
        self._count = 0
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                self._break()
            self._broken = False

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count

    @property
    def broken(self):
        return self._broken


# --- Threads ----------------------------------------------------------------------------------------------------------

# Threads by number.
_active = {}


class ExceptHookArgs(tuple):
    """What `excepthook` gets: type, value and traceback of an exception, and the thread."""

    def __new__(cls, items):
        return tuple.__new__(cls, items)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args):
    """Prints an exception that a thread did not catch."""
    if args.exc_type is SystemExit:
        return
    from traceback import print_exception

    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=sys.stderr)
    print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


class Thread:
    """A function that runs beside others."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            global _counter
            _counter += 1
            name = f"Thread-{_counter}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else bool(daemon)
        self._ident = None
        self._ended = Event()
        self._is_initialized = True

    def __repr__(self):
        status = "initial" if self._ident is None else "stopped" if self._ended.is_set() else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        if not getattr(self, "_is_initialized", False):
            raise RuntimeError("thread.__init__() not called")
        if self._ident is not None:
            raise RuntimeError("threads can only be started once")
        self._pickle_flags = pickle_flags_default()
        ident = self._ident = _start(self._bootstrap, self._daemonic)
        _active[ident] = self

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        pickle_flags(self._pickle_flags)
        try:
            if _trace_hook is not None:
                sys.settrace(_trace_hook)
            if _profile_hook is not None:
                sys.setprofile(_profile_hook)
            self.run()
        except BaseException as e:
            excepthook(ExceptHookArgs((type(e), e, e.__traceback__, self)))
        finally:
            # Nothing is kept of threads that have ended.
            pickle_flags(0)
            del _active[self._ident]
            self._ended.set()

    def join(self, timeout=None):
        if self._ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._ended.wait(timeout)

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    native_id = ident

    def is_alive(self):
        return self._ident is not None and not self._ended.is_set()

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._ident is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = bool(daemonic)

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._daemonic = False
        self._ident = 1
        self._ended = Event()
        self._is_initialized = True


class _DummyThread(Thread):
    """A thread that this module did not start."""

    def __init__(self, ident):
        self._name = f"Dummy-{ident}"
        self._daemonic = True
        self._ident = ident
        self._ended = Event()
        self._is_initialized = True

    def is_alive(self):
        return self._ident in _ids()

    def join(self, timeout=None):
        raise AssertionError("cannot join a dummy thread")


_main_thread = _MainThread()
_active[1] = _main_thread


class Timer(Thread):
    """Calls a function after some time, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    """The thread that runs."""
    ident = get_ident()
    thread = _active.get(ident)
    if thread is None:
        thread = _active[ident] = _DummyThread(ident)
    return thread


currentThread = current_thread


def main_thread():
    return _main_thread


def enumerate():
    """List of the threads that are alive."""
    alive = _ids()
    return [thread for ident, thread in list(_active.items()) if ident in alive]


def active_count():
    return len(enumerate())


activeCount = active_count


class local:
    """Attributes of which each thread has its own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local_args", (args, kwargs))
        object.__setattr__(self, "_local_dicts", WeakKeyDictionary())
        _namespace(self)
        return self

    def __getattribute__(self, name):
        namespace = _namespace(self)
        if name == "__dict__":
            return namespace
        if name in namespace:
            return namespace[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{self.__class__.__name__!r} object attribute '__dict__' is read-only")
        _namespace(self)[name] = value

    def __delattr__(self, name):
        namespace = _namespace(self)
        if name not in namespace:
            raise AttributeError(name)
        del namespace[name]


def _namespace(loc):
    dicts = object.__getattribute__(loc, "_local_dicts")
    thread = current_thread()
    namespace = dicts.get(thread)
    if namespace is None:
        first = len(dicts) == 0
        namespace = dicts[thread] = {}
        cls = type(loc)
        if not first and cls.__init__ is not object.__init__:
            args, kwargs = object.__getattribute__(loc, "_local_args")
            cls.__init__(loc, *args, **kwargs)
    return namespace
