"""What tasklets agree with: channels with buffers, selection among them, time limits, locks and other synchronisation,
groups that end together, futures, storage of one's own."""

# All of it stands on three natives. `_wait(seconds)` lets the others run until the tasklet is woken or the time is over;
# `_wake(tasklet)` wakes it; `_is_waiting(tasklet)` tells whether it waits for anything. Who waits is in a queue of what it
# waits for, as a `_Wait`, and is *done* when it was given that: a wake-up alone means nothing. While a tasklet looks at a
# queue and changes it, it is not interrupted (`atomic`), so that everything here is a step for the others. What programs do
# all the time says so by `set_atomic` itself, which is a fifth of the cost of a block `with atomic()`.

from _pirn import deque as _deque
from stackless import TaskletExit, atomic as _atomic, getcurrent as _current, schedule as _schedule, tasklet as _tasklet
from time import monotonic as _clock

__all__ = (
    "Barrier", "BrokenBarrierError", "CancelledError", "Channel", "ChannelClosed", "Condition", "Empty", "Event", "Full",
    "Future", "Group", "Info", "Local", "Lock", "Queue", "RLock", "Semaphore", "Task", "Timer", "after", "dump_tasklets", "every",
    "info", "open_connection", "select", "set_name", "sleep", "snapshot", "spawn", "start_server", "tasklets", "timeout",
    "warn_hog", "watch",
)


class ChannelClosed(Exception):
    """The channel is closed: nothing is sent any more, and everything that was has been received."""


class CancelledError(Exception):
    """What a future stands for was cancelled."""


class BrokenBarrierError(RuntimeError):
    """The barrier was left by somebody who waited at it."""


class Empty(Exception):
    """There was nothing in the queue, or not in time."""


class Full(Exception):
    """There was no room in the queue, or not in time."""


# --- Waiting ----------------------------------------------------------------------------------------------------------


class _Wait:
    """A tasklet that waits, and what it was given."""

    __slots__ = ("tasklet", "done", "value", "case")

    def __init__(self):
        self.tasklet = _current()
        self.done = False
        self.value = None
        self.case = None

    def give(self, value=None, case=None):
        """Ends the waiting."""
        self.done = True
        self.value = value
        self.case = case
        _wake(self.tasklet)

    def until_done(self, seconds):
        """Waits; whether it is done before the time is over."""
        if seconds is None:
            while not self.done:
                _wait(None)
            return True
        end = _clock() + seconds
        while not self.done:
            left = end - _clock()
            if left <= 0:
                return False
            _wait(left)
        return True


def _queued(queue, seconds, given_up=None):
    """Waits in a queue until it is given something: the wait, or None when the time is over before that. `given_up` takes it
    back when the tasklet was given it and is stopped by an exception all the same."""
    if seconds is not None and seconds <= 0:
        return None
    wait = _Wait()
    queue.append(wait)
    try:
        if wait.until_done(seconds):
            return wait
    except BaseException:
        if wait.done and given_up is not None:
            given_up()
        raise
    finally:
        if not wait.done:
            queue.remove(wait)
    return None


def _give_first(queue, value=None):
    """Gives the first one in the queue what it waits for; whether there is one."""
    while queue:
        wait = queue.popleft()
        if not wait.done:
            wait.give(value)
            return True
    return False


def sleep(seconds):
    """Lets the other tasklets run for so long at least."""
    end = _clock() + seconds
    left = seconds
    while True:
        _wait(left if left > 0 else 0)
        left = end - _clock()
        if left <= 0:
            return


# --- Time -------------------------------------------------------------------------------------------------------------


class Timer:
    """Calls a function in a tasklet of its own, once or again and again."""

    def __init__(self, seconds, function, args=(), kwargs=None, repeat=False):
        if seconds < 0:
            raise ValueError("a timer cannot go off in the past: seconds must not be negative")
        self._tasklet = _tasklet(self._run)(seconds, function, args, kwargs or {}, repeat)

    def _run(self, seconds, function, args, kwargs, repeat):
        due = _clock() + seconds
        while True:
            left = due - _clock()
            if left > 0:
                sleep(left)
            if self._tasklet is None:
                return
            if not repeat:
                self._tasklet = None
            function(*args, **kwargs)
            if self._tasklet is None:
                return
            due = max(due + seconds, _clock())

    @property
    def active(self):
        """Whether it may still go off."""
        return self._tasklet is not None

    def cancel(self):
        """Has it not go off any more; a call that is under way goes on. Whether it was active."""
        t, self._tasklet = self._tasklet, None
        if t is None:
            return False
        if t is not _current() and t.alive:
            t.kill(pending=True)
        return True


def after(seconds, function, *args, **kwargs):
    """Calls a function after so many seconds; the timer, which can be cancelled."""
    return Timer(seconds, function, args, kwargs)


def every(seconds, function, *args, **kwargs):
    """Calls a function every so many seconds, until the timer is cancelled."""
    if seconds <= 0:
        raise ValueError("a timer that repeats needs a time between its calls: seconds must be positive")
    return Timer(seconds, function, args, kwargs, True)


class timeout:
    """Limits the time of a block, whatever it waits for: `with timeout(2): channel.receive()` raises TimeoutError.

    What is computing is not interrupted, only what waits. A limit of None is none."""

    def __init__(self, seconds):
        self._seconds = seconds
        self._entered = False
        self._error = None
        self._target = None

    @property
    def expired(self):
        """Whether the limit ended the block."""
        return self._error is not None

    def __enter__(self):
        if self._entered:
            raise RuntimeError("a timeout can be entered once; make another one for the next block")
        self._entered = True
        self._target = _current()
        if self._seconds is not None:
            self._clock = _tasklet(self._watch)()
        return self

    def _watch(self):
        sleep(self._seconds)
        while self._target is not None:
            t = self._target
            if _is_waiting(t):
                self._error = TimeoutError(f"not done within {self._seconds} seconds")
                t.throw(self._error, pending=True)
                return
            _schedule()

    def __exit__(self, kind, error, traceback):
        self._target = None
        if self._seconds is not None and self._clock.alive and not self.expired:
            self._clock.kill(pending=True)
        return False


# --- Channels ---------------------------------------------------------------------------------------------------------


class Channel:
    """Passes values between tasklets, in order. A sender waits until a receiver has come, or as long as the buffer of
    `capacity` values is full."""

    def __init__(self, capacity=0):
        if capacity < 0:
            raise ValueError("the capacity of a channel must not be negative")
        self.capacity = capacity
        self.closed = False
        self._items = _deque()
        # Who waits, with the case of a selection and what is to be sent.
        self._senders = _deque()
        self._receivers = _deque()

    def __repr__(self):
        state = "closed" if self.closed else f"{len(self._items)} of {self.capacity} buffered"
        return f"<pirn.Channel: {state}, {self._count(self._senders)} sending, {self._count(self._receivers)} receiving>"

    def __len__(self):
        """The number of values in the buffer."""
        return len(self._items)

    @staticmethod
    def _count(queue):
        return sum(1 for wait, _, _ in queue if not wait.done)

    @staticmethod
    def _first(queue):
        """The first one who still waits, taken out of the queue."""
        while queue:
            entry = queue.popleft()
            if not entry[0].done:
                return entry
        return None

    def _put(self, value):
        """Sends without waiting; whether that is possible."""
        if self.closed:
            raise ChannelClosed("cannot send: the channel is closed")
        entry = self._first(self._receivers)
        if entry is not None:
            entry[0].give((True, value), entry[1])
            return True
        if len(self._items) < self.capacity:
            self._items.append(value)
            return True
        return False

    def _take(self):
        """Receives without waiting: a tuple with the value, or None."""
        if self._items:
            value = self._items.popleft()
            entry = self._first(self._senders)
            if entry is not None:
                self._items.append(entry[2])
                entry[0].give(True, entry[1])
            return (value,)
        entry = self._first(self._senders)
        if entry is not None:
            entry[0].give(True, entry[1])
            return (entry[2],)
        if self.closed:
            raise ChannelClosed("cannot receive: the channel is closed and empty")
        return None

    def send(self, value, timeout=None):
        """Sends a value. Raises ChannelClosed; TimeoutError when the time is over first."""
        me = _current()
        was = me.set_atomic(True)
        try:
            if self._put(value):
                return
            wait = self._wait(self._senders, value, timeout)
            if not wait.value:
                raise ChannelClosed("cannot send: the channel was closed meanwhile")
        finally:
            me.set_atomic(was)

    def receive(self, timeout=None):
        """Receives a value. Raises ChannelClosed when the channel is closed and empty; TimeoutError."""
        me = _current()
        was = me.set_atomic(True)
        try:
            found = self._take()
            if found is not None:
                return found[0]
            received, value = self._wait(self._receivers, None, timeout).value
            if not received:
                raise ChannelClosed("cannot receive: the channel was closed meanwhile")
            return value
        finally:
            me.set_atomic(was)

    def _wait(self, queue, value, timeout):
        """Waits among the senders or the receivers: the wait, which is done."""
        if timeout is not None and timeout <= 0:
            raise TimeoutError("no channel was ready")
        wait = _Wait()
        entry = (wait, None, value)
        queue.append(entry)
        try:
            if timeout is None:
                while not wait.done:
                    _wait(None)
            elif not wait.until_done(timeout):
                raise TimeoutError(f"no channel was ready within {timeout} seconds")
        except BaseException:
            if not wait.done:
                queue.remove(entry)
            elif queue is self._receivers:
                _give_back(self, wait.value)
            raise
        return wait

    def try_send(self, value):
        """Sends a value if nobody has to wait for that; whether it did."""
        me = _current()
        was = me.set_atomic(True)
        try:
            return self._put(value)
        finally:
            me.set_atomic(was)

    def try_receive(self, default=None):
        """Receives a value if there is one, else answers the default."""
        me = _current()
        was = me.set_atomic(True)
        try:
            found = self._take()
            return default if found is None else found[0]
        finally:
            me.set_atomic(was)

    def sending(self, value):
        """For `select`: that a value is sent."""
        return _Send(self, value)

    def receiving(self):
        """For `select`: that a value is received."""
        return _Receive(self)

    def close(self):
        """Lets nothing more be sent. Who waits to send, or to receive what will not come, gets ChannelClosed."""
        with _atomic():
            self.closed = True
            for wait, case, _ in self._senders:
                if not wait.done:
                    wait.give(False, case)
            self._senders.clear()
            if not self._items:
                for wait, case, _ in self._receivers:
                    if not wait.done:
                        wait.give((False, None), case)
                self._receivers.clear()

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return self.receive()
        except ChannelClosed:
            raise StopIteration from None


class _Send:
    """A case of `select`: something is sent."""

    __slots__ = ("channel", "value")

    def __init__(self, channel, value):
        self.channel = channel
        self.value = value

    def now(self):
        return (None,) if self.channel._put(self.value) else None

    def enqueue(self, wait, n):
        entry = (wait, n, self.value)
        self.channel._senders.append(entry)
        return self.channel._senders, entry

    def result(self, given):
        if not given:
            raise ChannelClosed("cannot send: the channel was closed meanwhile")
        return None

    def give_back(self, given):
        # It was received, and stays so.
        pass


class _Receive:
    """A case of `select`: something is received."""

    __slots__ = ("channel",)

    def __init__(self, channel):
        self.channel = channel

    def now(self):
        return self.channel._take()

    def enqueue(self, wait, n):
        entry = (wait, n, None)
        self.channel._receivers.append(entry)
        return self.channel._receivers, entry

    def result(self, given):
        received, value = given
        if not received:
            raise ChannelClosed("cannot receive: the channel was closed meanwhile")
        return value

    def give_back(self, given):
        _give_back(self.channel, given)


def _give_back(channel, given):
    """Who was to receive this was stopped before that: it is the next one's, as if it had never been fetched."""
    received, value = given
    if received:
        entry = Channel._first(channel._receivers)
        if entry is not None:
            entry[0].give(given, entry[1])
        else:
            channel._items.appendleft(value)


_NO_DEFAULT = object()


def select(cases, *, timeout=None, default=_NO_DEFAULT):
    """Waits until one of several channels is ready, and does that: `select([a.receiving(), b.sending(v)])` answers the
    number of the case and what was received. Of several that are ready the first is taken. With a default nothing is waited
    for: that is answered with the number -1. Raises TimeoutError when the time is over, ChannelClosed when a case's channel is
    closed."""
    cases = tuple(cases)
    for case in cases:
        if not isinstance(case, (_Send, _Receive)):
            raise TypeError(
                f"select takes what the methods receiving() and sending(value) of channels answer, not {type(case).__name__!r}"
            )
    with _atomic():
        for n, case in enumerate(cases):
            found = case.now()
            if found is not None:
                return n, found[0]
        if default is not _NO_DEFAULT:
            return -1, default
        if not cases and timeout is None:
            raise ValueError("select without a case would wait for ever: give it a case, a timeout or a default")
        if timeout is not None and timeout <= 0:
            raise TimeoutError("no channel was ready")
        wait = _Wait()
        places = [case.enqueue(wait, n) for n, case in enumerate(cases)]
        try:
            if not wait.until_done(timeout):
                raise TimeoutError(f"no channel was ready within {timeout} seconds")
        except BaseException:
            if wait.done:
                cases[wait.case].give_back(wait.value)
            raise
        finally:
            for queue, entry in places:
                if entry in queue:
                    queue.remove(entry)
        return wait.case, cases[wait.case].result(wait.value)


# --- Locks ------------------------------------------------------------------------------------------------------------


class Semaphore:
    """A number of permissions; who finds none waits for one, in order."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._queue = _deque()

    def __repr__(self):
        return f"<pirn.{type(self).__name__}: {self._value} free, {len(self._queue)} waiting>"

    def acquire(self, timeout=None):
        """Takes a permission; False when there is none in time (0: at once)."""
        me = _current()
        was = me.set_atomic(True)
        try:
            if self._value > 0:
                self._value -= 1
                return True
            wait = _queued(self._queue, timeout, self.release)
            # Whoever is shown who waits sees by this which lock it is.
            return self is not None and wait is not None
        finally:
            me.set_atomic(was)

    def release(self, n=1):
        """Gives permissions back: to those who wait, first of all."""
        if n < 1:
            raise ValueError("n must be one or more")
        me = _current()
        was = me.set_atomic(True)
        try:
            for _ in range(n):
                if not _give_first(self._queue):
                    self._value += 1
        finally:
            me.set_atomic(was)

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.release()


class Lock(Semaphore):
    """Held by one tasklet at a time."""

    def __init__(self):
        super().__init__(1)

    def locked(self):
        """Whether somebody holds it."""
        return self._value == 0

    def release(self):
        """Hands it to the first who waits."""
        me = _current()
        was = me.set_atomic(True)
        try:
            if self._value:
                raise RuntimeError("release unlocked lock")
            if not _give_first(self._queue):
                self._value = 1
        finally:
            me.set_atomic(was)


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._lock = Lock()
        self._owner = None
        self._depth = 0

    def acquire(self, timeout=None):
        """Takes it; False when that is not possible in time."""
        if self._owner is _current():
            self._depth += 1
            return True
        if not self._lock.acquire(timeout):
            return False
        self._owner = _current()
        self._depth = 1
        return True

    def release(self):
        """Gives it back as often as it was taken."""
        if self._owner is not _current():
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1
        if self._depth == 0:
            self._owner = None
            self._lock.release()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.release()


class Event:
    """Something that has happened or not; whoever wants it to waits."""

    def __init__(self):
        self._set = False
        self._queue = _deque()

    def is_set(self):
        """Whether it has happened."""
        return self._set

    def set(self):
        """It has happened: all who wait go on."""
        me = _current()
        was = me.set_atomic(True)
        try:
            self._set = True
            while _give_first(self._queue):
                pass
        finally:
            me.set_atomic(was)

    def clear(self):
        """It has not happened yet."""
        self._set = False

    def wait(self, timeout=None):
        """Waits until it has happened; False when it does not in time."""
        me = _current()
        was = me.set_atomic(True)
        try:
            return self._set or _queued(self._queue, timeout) is not None
        finally:
            me.set_atomic(was)


class Condition:
    """Waiting, with a lock in hand, until somebody says that something has changed."""

    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._queue = _deque()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.release()

    def _check(self):
        held = self._lock._owner is _current() if isinstance(self._lock, RLock) else self._lock.locked()
        if not held:
            raise RuntimeError("cannot wait on or notify an un-acquired lock")

    def wait(self, timeout=None):
        """Gives the lock back, waits for `notify`, and takes the lock again; False when nobody notified in time."""
        self._check()
        with _atomic():
            self.release()
            try:
                return _queued(self._queue, timeout) is not None
            finally:
                self.acquire()

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true; what it answered last."""
        end = None if timeout is None else _clock() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - _clock()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Has so many of those who wait go on."""
        self._check()
        with _atomic():
            while n > 0 and _give_first(self._queue):
                n -= 1

    def notify_all(self):
        """Has all who wait go on."""
        self.notify(len(self._queue))


class Barrier:
    """A place where so many tasklets wait until all have come."""

    def __init__(self, parties, action=None):
        if parties < 1:
            raise ValueError("a barrier needs at least one party")
        self.parties = parties
        self._action = action
        self._queue = _deque()
        self.broken = False

    @property
    def n_waiting(self):
        """How many have come."""
        return len(self._queue)

    def wait(self, timeout=None):
        """Waits for the others; a different number for each, 0 for the last. Raises BrokenBarrierError when somebody gave
        up."""
        with _atomic():
            if self.broken:
                raise BrokenBarrierError("the barrier is broken: reset it before it is used again")
            n = self.parties - 1 - len(self._queue)
            if n == 0:
                try:
                    if self._action is not None:
                        self._action()
                except BaseException:
                    self.abort()
                    raise
                while _give_first(self._queue, True):
                    pass
                return 0
            try:
                wait = _queued(self._queue, timeout)
            except BaseException:
                self.abort()
                raise
            if wait is None:
                self.abort()
            if wait is None or not wait.value:
                raise BrokenBarrierError("somebody who waited at the barrier has left it")
            return n

    def abort(self):
        """Breaks it: all who wait, or come, get BrokenBarrierError."""
        with _atomic():
            self.broken = True
            while _give_first(self._queue, False):
                pass

    def reset(self):
        """Makes it usable again; those who wait get BrokenBarrierError."""
        self.abort()
        self.broken = False


class Queue:
    """Items in order, of which at most `maxsize` wait to be fetched (0: any number)."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._items = _deque()
        self._room = Semaphore(maxsize) if maxsize > 0 else None
        self._filled = Semaphore(0)
        self._unfinished = 0
        self._all_done = Event()
        self._all_done.set()

    def __len__(self):
        return len(self._items)

    qsize = __len__

    def empty(self):
        """Whether nothing is in it."""
        return not self._items

    def full(self):
        """Whether there is no room in it."""
        return 0 < self.maxsize <= len(self._items)

    def put(self, item, timeout=None):
        """Adds an item, when there is room. Raises Full when there is none in time (0: at once)."""
        if self._room is not None and not self._room.acquire(timeout):
            raise Full("the queue is full")
        me = _current()
        was = me.set_atomic(True)
        try:
            self._items.append(item)
            self._unfinished += 1
            self._all_done.clear()
            self._filled.release()
        finally:
            me.set_atomic(was)

    def get(self, timeout=None):
        """Fetches the first item. Raises Empty when there is none in time (0: at once)."""
        if not self._filled.acquire(timeout):
            raise Empty("the queue is empty")
        me = _current()
        was = me.set_atomic(True)
        try:
            item = self._items.popleft()
            if self._room is not None:
                self._room.release()
            return item
        finally:
            me.set_atomic(was)

    def task_done(self):
        """What was fetched has been worked off."""
        with _atomic():
            if self._unfinished == 0:
                raise ValueError("task_done() called too many times")
            self._unfinished -= 1
            if self._unfinished == 0:
                self._all_done.set()

    def join(self, timeout=None):
        """Waits until everything that was put in has been worked off; False when it is not in time."""
        return self._all_done.wait(timeout)


# --- Futures and groups -----------------------------------------------------------------------------------------------


class Future:
    """A result that is there or not yet."""

    def __init__(self):
        self._state = "pending"
        self._value = None
        self._finished = Event()
        self._callbacks = []

    def __repr__(self):
        return f"<pirn.{type(self).__name__}: {self._state}>"

    def done(self):
        """Whether there is a result, an exception, or none to come."""
        return self._state != "pending"

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state == "cancelled"

    def _finish(self, state, value):
        if self.done():
            raise RuntimeError(f"the future has its result already: it is {self._state}")
        self._state = state
        self._value = value
        self._finished.set()
        callbacks, self._callbacks = self._callbacks, []
        for f in callbacks:
            f(self)

    def set_result(self, value):
        """Gives it its result."""
        self._finish("finished", value)

    def set_exception(self, error):
        """Gives it an exception instead of a result."""
        self._finish("failed", error() if isinstance(error, type) else error)

    def cancel(self):
        """There will be no result. False when there is one already."""
        if self.done():
            return False
        self._finish("cancelled", None)
        return True

    def _await(self, timeout):
        if not self._finished.wait(timeout):
            raise TimeoutError(f"no result within {timeout} seconds")
        if self._state == "cancelled":
            raise CancelledError("what the future stands for was cancelled")

    def result(self, timeout=None):
        """Waits for the result, or the exception, which is raised. Raises CancelledError, TimeoutError."""
        self._await(timeout)
        if self._state == "failed":
            raise self._value
        return self._value

    def exception(self, timeout=None):
        """Waits, and answers the exception, None when there is a result."""
        self._await(timeout)
        return self._value if self._state == "failed" else None

    def add_done_callback(self, function):
        """Calls a function with the future when it is done, at once if it is."""
        if self.done():
            function(self)
        else:
            self._callbacks.append(function)


class Task(Future):
    """The result of a function that runs in a tasklet of its own."""

    def __init__(self, function, args, kwargs):
        super().__init__()
        self.tasklet = _tasklet(self._run)(function, args, kwargs)

    def _run(self, function, args, kwargs):
        try:
            value = function(*args, **kwargs)
        except TaskletExit:
            Future.cancel(self)
        except BaseException as e:
            self.set_exception(e)
        else:
            self.set_result(value)

    def cancel(self):
        """Raises TaskletExit in the tasklet, where it waits. False when it is done."""
        if self.done():
            return False
        if self.tasklet.frame is None and not self.tasklet.is_current:
            # It has not begun, and would not see the exception.
            self.tasklet.kill(pending=True)
            return Future.cancel(self)
        self.tasklet.kill(pending=True)
        return True


def spawn(function, *args, **kwargs):
    """Runs a function in a tasklet of its own; a `Task`, whose result can be waited for."""
    return Task(function, args, kwargs)


class Group:
    """Tasks that end together: `with Group() as g: g.spawn(f, x)` goes on when all are done. When one fails, or the block
    does, the others are cancelled, and when all are done the first error is raised."""

    def __init__(self):
        self.tasks = []
        self._first_error = None
        self._open = True

    def spawn(self, function, *args, **kwargs):
        """Runs a function in a tasklet of the group."""
        if not self._open:
            raise RuntimeError("the group has ended: nothing can be added to it")
        task = Task(function, args, kwargs)
        self.tasks.append(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task):
        if task._state == "failed" and self._first_error is None:
            self._first_error = task._value
            self.cancel()

    def cancel(self):
        """Cancels all tasks that are not done."""
        for task in self.tasks:
            task.cancel()

    def _join(self):
        """Waits for all tasks, those that tasks add included."""
        n = 0
        while n < len(self.tasks):
            self.tasks[n]._finished.wait()
            n += 1

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.cancel()
        try:
            self._join()
        except BaseException:
            self.cancel()
            self._join()
            raise
        finally:
            self._open = False
        if kind is None and self._first_error is not None:
            raise self._first_error
        return False


class Local:
    """Attributes of which every tasklet has its own."""

    def __init__(self):
        from weakref import WeakKeyDictionary

        object.__setattr__(self, "_of", WeakKeyDictionary())

    def _mine(self):
        return self._of.setdefault(_current(), {})

    def __getattr__(self, name):
        mine = self._mine()
        if name in mine:
            return mine[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r} in this tasklet")

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        if self._mine().pop(name, self) is self:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r} in this tasklet")


# --- Connections ------------------------------------------------------------------------------------------------------


def open_connection(host, port, timeout=None):
    """Connects to a machine and a port: a stream. TimeoutError when that is not done in time."""
    from _streams import Stream, socket
    sock = socket.create_connection((host, port), timeout)
    sock.settimeout(None)
    return Stream(sock)


def start_server(handler, host="127.0.0.1", port=0, backlog=1024):
    """Calls `handler(stream)` in a tasklet of its own for everybody who connects, and closes the stream when that has returned. An
    error in it ends this connection only. The server's `port` tells which one it has if any will do."""
    from _streams import Server
    return Server(handler, host, port, backlog)


# --- Watching ---------------------------------------------------------------------------------------------------------


class Info:
    """What is known of a tasklet: see `info`."""

    __slots__ = ("tasklet", "name", "state", "doing", "made_at", "ticks", "switches", "stack")

    def __init__(self, tasklet):
        self.tasklet = tasklet
        self.name, self.state, self.doing, self.made_at, self.ticks, self.switches, self.stack = _info(tasklet)

    def __repr__(self):
        name = "" if self.name is None else f"{self.name!r}: "
        where = f" at {self.stack[-1][0]}:{self.stack[-1][1]}" if self.stack else ""
        return f"<pirn.Info {name}{self.doing}{where}>"


def info(tasklet=None):
    """What is known of a tasklet, by default the current one. `name` is what `set_name` gave it; `state` a word (running, runnable,
    sending, receiving, asleep, paused, dead); `doing` the same with what it waits for. `stack` is a list of (file, line, function,
    text), innermost last. While `watch` is on, there are `made_at` (file:line), `ticks` and `switches`, else None."""
    return Info(_current() if tasklet is None else tasklet)


def dump_tasklets(file=None):
    """Prints all tasklets with their stacks and what they wait for, on standard error or to another file."""
    if file is None:
        from sys import stderr as file
    file.write(_picture())
