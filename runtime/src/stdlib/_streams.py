"""Connections and servers for tasklets: what `pirn.open_connection` and `pirn.start_server` give."""

import socket
import sys
from errno import EMFILE, ENFILE
from stackless import TaskletExit, tasklet as _tasklet
from time import sleep as _sleep

_CHUNK = 65536


class Stream:
    """A connection to somebody else, for one tasklet that reads and one that writes."""

    def __init__(self, sock):
        self.socket = sock
        self._in = b""
        self.local = sock.getsockname()
        self.peer = sock.getpeername()

    def __enter__(self):
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.close()

    def __repr__(self):
        return f"<pirn.Stream: {self.local} to {self.peer}>"

    def _more(self):
        data = self.socket.recv(_CHUNK)
        self._in += data
        return data

    def read(self, n=-1):
        """Up to n bytes, as soon as there are any; all that comes if n is negative. Nothing at the end."""
        if n < 0:
            while self._more():
                pass
            n = len(self._in)
        elif n and not self._in:
            self._more()
        data, self._in = self._in[:n], self._in[n:]
        return data

    def read_exactly(self, n):
        """So many bytes. Raises EOFError when the connection ends before."""
        while len(self._in) < n:
            if not self._more():
                raise EOFError(f"the connection ended after {len(self._in)} of {n} bytes")
        data, self._in = self._in[:n], self._in[n:]
        return data

    def read_until(self, end, limit=1 << 20):
        """All bytes up to these and with them; up to the end of the connection if they do not come. Raises ValueError when they
        are not within the limit."""
        searched = 0
        while True:
            at = self._in.find(end, searched)
            if at >= 0:
                n = at + len(end)
                break
            n = len(self._in)
            if n > limit:
                raise ValueError(f"{end!r} did not come within {limit} bytes")
            searched = max(0, n - len(end) + 1)
            if not self._more():
                break
        data, self._in = self._in[:n], self._in[n:]
        return data

    def read_line(self, limit=1 << 20):
        """A line with its newline; nothing at the end of the connection."""
        return self.read_until(b"\n", limit)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.read_line()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        """Sends all bytes; waits as long as the other end does not take them."""
        self.socket.sendall(data)

    def end(self):
        """Tells the other end that nothing more is sent; reading goes on."""
        self.socket.shutdown(socket.SHUT_WR)

    def close(self):
        """Ends the connection."""
        self.socket.close()


class Server:
    """Accepts connections, and serves each in a tasklet of its own."""

    def __init__(self, handler, host, port, backlog):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._handler = handler
        self.socket = socket.create_server((host, port), family=family, backlog=backlog)
        self.address = self.socket.getsockname()
        self.port = self.address[1]
        self._tasklet = _tasklet(self._accept)()

    def __enter__(self):
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.close()

    def __repr__(self):
        return f"<pirn.Server: {self.address}{'' if self.socket.fileno() >= 0 else ', closed'}>"

    def _accept(self):
        while self.socket.fileno() >= 0:
            try:
                connection, _ = self.socket.accept()
            except OSError as e:
                if e.errno in (EMFILE, ENFILE):
                    # Somebody has to leave before anybody can come.
                    _sleep(0.05)
                    continue
                if isinstance(e, ConnectionError):
                    # Who wanted to come has left.
                    continue
                if self.socket.fileno() < 0:
                    return
                raise
            _tasklet(self._serve)(connection)

    def _serve(self, connection):
        with connection:
            try:
                self._handler(Stream(connection))
            except (TaskletExit, ConnectionError):
                pass
            except Exception:
                # It is nobody else's: the others are served on.
                sys.excepthook(*sys.exc_info())

    def close(self):
        """Accepts nobody any more; connections that there are go on."""
        self.socket.close()
