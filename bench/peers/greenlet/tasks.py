"""Tasks on greenlets: a queue of those that are ready, and channels on which
sender and receiver meet. Whoever waits switches directly to the next one; only
new ones are started by the main greenlet, as they would nest otherwise.
"""

from collections import deque

from greenlet import getcurrent, greenlet

_hub = getcurrent()
_ready = deque()


def spawn(function, *args):
    _ready.append(greenlet(lambda: function(*args), _hub))


def wait():
    """Until somebody puts us among the ready ones again."""
    if _ready and _ready[0]:
        _ready.popleft().switch()
    else:
        _hub.switch()


def schedule():
    _ready.append(getcurrent())
    wait()


def run():
    """Until nobody is ready. Only the main greenlet calls this."""
    while _ready:
        _ready.popleft().switch()


def forget():
    """Nobody is ready any more."""
    _ready.clear()


class Channel:
    def __init__(self):
        self.receivers = deque()
        self.senders = deque()

    def send(self, value):
        if self.receivers:
            task, box = self.receivers.popleft()
            box.append(value)
            _ready.append(task)
            return
        self.senders.append((getcurrent(), value))
        wait()

    def receive(self):
        if self.senders:
            task, value = self.senders.popleft()
            _ready.append(task)
            return value
        box = []
        self.receivers.append((getcurrent(), box))
        wait()
        return box[0]
