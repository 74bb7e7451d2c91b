"""Sockets. Whatever would wait makes the current tasklet wait, and no other."""

# A socket is a handle of the host, which never waits: where it would have to, `_host` answers None and the tasklet waits for
# the host to be ready. Numbers are those of Linux, wherever the program runs.

import _host
from errno import (
    EADDRINUSE, EADDRNOTAVAIL, EAGAIN, EBADF, ECONNABORTED, ECONNREFUSED, ECONNRESET, EHOSTUNREACH, EINPROGRESS, EINVAL,
    EISCONN, ENETUNREACH, ENOTCONN, EPERM, EPIPE, ETIMEDOUT, EACCES,
)
from io import DEFAULT_BUFFER_SIZE, BufferedReader, BufferedRWPair, BufferedWriter, RawIOBase, TextIOWrapper
from time import monotonic as _clock

__all__ = [
    "socket", "SocketType", "SocketIO", "create_connection", "create_server", "socketpair", "getaddrinfo", "gethostbyname",
    "gethostname", "getdefaulttimeout", "setdefaulttimeout", "has_dualstack_ipv6", "has_ipv6", "error", "gaierror", "herror",
    "timeout", "htons", "ntohs", "htonl", "ntohl", "inet_aton", "inet_ntoa",
    "AF_UNSPEC", "AF_UNIX", "AF_INET", "AF_INET6", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_NONBLOCK", "SOCK_CLOEXEC",
    "IPPROTO_IP", "IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_IPV6", "IPV6_V6ONLY", "TCP_NODELAY", "SOL_SOCKET", "SO_REUSEADDR",
    "SO_TYPE", "SO_ERROR", "SO_BROADCAST", "SO_SNDBUF", "SO_RCVBUF", "SO_KEEPALIVE", "SO_REUSEPORT", "SOMAXCONN", "SHUT_RD",
    "SHUT_WR", "SHUT_RDWR", "MSG_PEEK", "MSG_DONTWAIT", "MSG_WAITALL", "MSG_NOSIGNAL", "AI_PASSIVE", "AI_CANONNAME",
    "AI_NUMERICHOST", "AI_NUMERICSERV", "AI_ADDRCONFIG", "EAI_NONAME", "EAI_FAMILY", "EAI_SERVICE", "INADDR_ANY",
    "INADDR_LOOPBACK", "INADDR_BROADCAST",
]

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
SOCK_NONBLOCK, SOCK_CLOEXEC = 0o4000, 0o2000000
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 6, 17, 41
IPV6_V6ONLY = 26
TCP_NODELAY = 1
SOL_SOCKET = 1
SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_REUSEPORT = 2, 3, 4, 6, 7, 8, 9, 15
SOMAXCONN = 4096
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL = 2, 0x40, 0x100, 0x4000
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 0x20, 0x400
EAI_NONAME, EAI_FAMILY, EAI_SERVICE = -2, -6, -8
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7F000001, 0xFFFFFFFF
has_ipv6 = True

error = OSError
timeout = TimeoutError

_WORDS = {
    EPERM: "Operation not permitted", EACCES: "Permission denied", EINVAL: "Invalid argument", EPIPE: "Broken pipe",
    EADDRINUSE: "Address already in use", EADDRNOTAVAIL: "Cannot assign requested address",
    ENETUNREACH: "Network is unreachable", ECONNABORTED: "Software caused connection abort",
    ECONNRESET: "Connection reset by peer", EISCONN: "Transport endpoint is already connected",
    ENOTCONN: "Transport endpoint is not connected", ETIMEDOUT: "Connection timed out",
    ECONNREFUSED: "Connection refused", EHOSTUNREACH: "No route to host",
}

_SERVICES = {
    "echo": 7, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "http": 80, "pop3": 110, "ntp": 123, "imap2": 143,
    "https": 443, "imaps": 993, "pop3s": 995,
}


class gaierror(OSError):
    """What went wrong with a name."""


class herror(OSError):
    """What went wrong with the address of a machine."""


for _class in (gaierror, herror):
    _class.__module__ = "socket"

_default_timeout = None
_unset = object()


def getdefaulttimeout():
    """The limit of time of new sockets, in seconds, or None."""
    return _default_timeout


def setdefaulttimeout(timeout, /):
    """Set the limit of time of new sockets, in seconds, or None."""
    global _default_timeout
    _default_timeout = _seconds(timeout)


def _seconds(value):
    if value is None:
        return None
    if not isinstance(value, (int, float)):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if value < 0:
        raise ValueError("Timeout value out of range")
    return float(value)


# --- Names and addresses ----------------------------------------------------------------------------------------------


def _unknown():
    return gaierror(EAI_NONAME, "Name or service not known")


def _addresses(name, family):
    """The numeric addresses of a name."""
    if isinstance(name, (bytes, bytearray)):
        name = bytes(name).decode("ascii")
    if not isinstance(name, str):
        raise TypeError("getaddrinfo() argument 1 must be string or None")
    kind = _host.numeric(name)
    if kind is not None:
        if family and family != (AF_INET if kind == 4 else AF_INET6):
            raise gaierror(-9, "Address family for hostname not supported")
        return [name]
    if name.lower() == "localhost":
        return ["::1"] if family == AF_INET6 else ["127.0.0.1"]
    lookup = _host.look_up(name)
    while True:
        try:
            found = _host.looked_up(lookup)
            if found is not None:
                break
            _host.wait(lookup, False, None)
        except OSError as e:
            if e.errno != EBADF:
                raise
            # A snapshot came between: whoever resumes it looks again.
            lookup = _host.look_up(name)
    if family:
        found = [a for a in found if (":" in a) == (family == AF_INET6)]
    if not found:
        raise _unknown()
    return found


def _port(port):
    if port is None:
        return 0
    if isinstance(port, (bytes, bytearray)):
        port = bytes(port).decode("ascii")
    if isinstance(port, str):
        if port.isdecimal():
            return int(port)
        if port not in _SERVICES:
            raise gaierror(EAI_SERVICE, "Servname not supported for ai_socktype")
        return _SERVICES[port]
    if not isinstance(port, int):
        raise OSError("Int or String expected")
    return port


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """What sockets to make, and what addresses to connect to, for a machine and a port: a list of (family, type, proto,
    canonname, address)."""
    number = _port(port)
    if host is None:
        if family == AF_INET6:
            found = ["::" if flags & AI_PASSIVE else "::1"]
        else:
            found = ["0.0.0.0" if flags & AI_PASSIVE else "127.0.0.1"]
    elif flags & AI_NUMERICHOST and _host.numeric(host) is None:
        raise _unknown()
    else:
        found = _addresses(host, family)
    result = []
    for address in found:
        of = AF_INET6 if ":" in address else AF_INET
        where = (address, number, 0, 0) if of == AF_INET6 else (address, number)
        for kind, protocol in ((SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP)):
            if type in (0, kind) and proto in (0, protocol):
                name = host if flags & AI_CANONNAME and isinstance(host, str) and not result else ""
                result.append((of, kind, protocol, name, where))
    return result


def gethostbyname(name, /):
    """The first IPv4 address of a name."""
    if name == "":
        return "0.0.0.0"
    return _addresses(name, AF_INET)[0]


def gethostname():
    """The name of this machine, which is nobody's business: localhost."""
    return "localhost"


def has_dualstack_ipv6():
    """Whether a socket can serve IPv4 and IPv6 at once."""
    return False


def htons(x, /):
    """A number of 16 bits in the order of the network."""
    if not 0 <= x < 1 << 16:
        raise OverflowError("htons: Python int too large to convert to C 16-bit unsigned integer")
    return int.from_bytes(x.to_bytes(2, "big"), _order())


def htonl(x, /):
    """A number of 32 bits in the order of the network."""
    if not 0 <= x < 1 << 32:
        raise OverflowError("int larger than 32 bits")
    return int.from_bytes(x.to_bytes(4, "big"), _order())


ntohs, ntohl = htons, htonl


def _order():
    from sys import byteorder
    return byteorder


def inet_aton(text, /):
    """An IPv4 address as four bytes."""
    if _host.numeric(text) != 4:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes([int(part) for part in text.split(".")])


def inet_ntoa(data, /):
    """Four bytes as an IPv4 address."""
    if len(data) != 4:
        raise OSError("packed IP wrong length")
    return ".".join([str(byte) for byte in bytes(data)])


# --- Sockets ----------------------------------------------------------------------------------------------------------


class socket:
    """A socket of the host."""

    __slots__ = ("_handle", "family", "type", "proto", "_timeout", "_n_files", "_closed", "__weakref__", "__dict__")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._handle = -1
        self._n_files = 0
        self._closed = False
        self.family = AF_INET if family == -1 else family
        kind = SOCK_STREAM if type == -1 else type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        self.type = kind
        self.proto = 0 if proto == -1 else proto
        self._timeout = 0.0 if type != -1 and type & SOCK_NONBLOCK else _default_timeout
        if kind not in (SOCK_STREAM, SOCK_DGRAM):
            raise OSError(94, "Socket type not supported")
        self._handle = _host.socket(self.family, kind == SOCK_STREAM) if fileno is None else fileno

    @classmethod
    def _of(cls, handle, family, type, proto):
        return cls(family, type, proto, handle)

    def __enter__(self):
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.close()

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' object")

    def __repr__(self):
        module, name = type(self).__module__, type(self).__qualname__
        text = f"<{module}.{name}{' [closed]' if self._handle < 0 else ''} fd={self._handle}, family={self.family}, " \
               f"type={self.type}, proto={self.proto}"
        if self._handle >= 0:
            for label, ask in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    where = ask()
                    if where:
                        text += f", {label}={where}"
                except OSError:
                    pass
        return text + ">"

    # --- Waiting ---

    def _end(self):
        """When the time is over, or None."""
        t = self._timeout
        return _clock() + t if t else None

    def _wait(self, write, end):
        """Waits until the host is ready for the next attempt."""
        if self._timeout == 0:
            raise BlockingIOError(EAGAIN, "Resource temporarily unavailable")
        left = None
        if end is not None:
            left = end - _clock()
            if left <= 0:
                raise TimeoutError("timed out")
        _host.wait(self._handle, write, left)

    def settimeout(self, timeout):
        """Limit the time that something may take, in seconds; None: no limit, 0: nothing waits."""
        self._timeout = _seconds(timeout)

    def gettimeout(self):
        """The limit of time in seconds, or None."""
        return self._timeout

    timeout = property(gettimeout)

    def setblocking(self, flag):
        """Whether operations wait."""
        self._timeout = None if flag else 0.0

    def getblocking(self):
        """Whether operations wait."""
        return self._timeout != 0

    # --- Addresses ---

    def _address(self, address, caller):
        """An address as the host wants it."""
        if self.family == AF_UNIX:
            if isinstance(address, (bytes, bytearray)):
                address = bytes(address).decode("utf-8", "surrogateescape")
            if not isinstance(address, str):
                raise TypeError(f"a bytes-like object is required, not '{type(address).__name__}'")
            return address
        name = "AF_INET" if self.family == AF_INET else "AF_INET6"
        if not isinstance(address, tuple):
            raise TypeError(f"{caller}(): {name} address must be tuple, not {type(address).__name__}")
        if len(address) != 2 and (self.family == AF_INET or not 2 <= len(address) <= 4):
            wanted = "a pair (host, port)" if self.family == AF_INET else "a tuple (host, port[, flowinfo[, scopeid]])"
            raise TypeError(f"{name} address must be {wanted}")
        host, port = address[:2]
        if not isinstance(port, int):
            raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
        if not 0 <= port <= 65535:
            raise OverflowError(f"{caller}(): port must be 0-65535.")
        if host == "":
            host = "0.0.0.0" if self.family == AF_INET else "::"
        elif host == "<broadcast>":
            host = "255.255.255.255"
        else:
            host = _addresses(host, self.family)[0]
        return (host, port) + address[2:]

    def bind(self, address, /):
        """Take an address."""
        _host.bind(self._handle, self._address(address, "bind"))

    def getsockname(self):
        """The socket's own address."""
        return _host.local_address(self._handle)

    def getpeername(self):
        """The address of the other end."""
        return _host.peer_address(self._handle)

    # --- Connections ---

    def listen(self, backlog=128, /):
        """Let others connect."""
        _host.listen(self._handle, backlog)

    def accept(self):
        """Wait for somebody to connect: a socket, and the address of who it is."""
        end = self._end()
        while True:
            found = _host.accept(self._handle)
            if found is not None:
                handle, address = found
                return socket(self.family, self.type, self.proto, handle), address
            self._wait(False, end)

    def connect(self, address, /):
        """Connect to an address."""
        where = self._address(address, "connect")
        if _host.connect(self._handle, where):
            return
        if self._timeout == 0:
            raise BlockingIOError(EINPROGRESS, "Operation now in progress")
        self._wait_connected()

    def _wait_connected(self):
        end = self._end()
        left = self._timeout
        while not _host.wait(self._handle, True, left):
            if end is not None:
                left = end - _clock()
                if left <= 0:
                    raise TimeoutError("timed out")
        number = _host.option(self._handle, SOL_SOCKET, SO_ERROR)
        if number:
            raise OSError(number, _WORDS.get(number, f"Unknown error {number}"))

    def connect_ex(self, address, /):
        """Connect to an address; 0, or the number of the error."""
        try:
            self.connect(address)
        except gaierror:
            raise
        except TimeoutError as e:
            return e.errno or EAGAIN
        except OSError as e:
            if e.errno is None:
                raise
            return e.errno
        return 0

    def shutdown(self, how, /):
        """End reading, writing or both."""
        if how not in (SHUT_RD, SHUT_WR, SHUT_RDWR):
            raise OSError(EINVAL, "Invalid argument")
        _host.shutdown(self._handle, how != SHUT_WR, how != SHUT_RD)

    def close(self):
        """Close the socket, as soon as all files made of it are closed."""
        self._closed = True
        if self._n_files <= 0:
            self._really_close()

    def _really_close(self):
        handle, self._handle = self._handle, -1
        if handle >= 0:
            try:
                _host.close_socket(handle)
            except OSError as e:
                # One that a snapshot did not keep is closed already.
                if e.errno != EBADF:
                    raise

    def detach(self):
        """The handle, which is not this socket's any more."""
        self._closed = True
        handle, self._handle = self._handle, -1
        return handle

    def fileno(self):
        """The handle, or -1."""
        return self._handle

    # --- Data ---

    def _piece(self, n, flags):
        """What has come in, and from whom."""
        if n < 0:
            raise ValueError("negative buffersize in recv")
        end = self._end()
        peek = flags & MSG_PEEK != 0
        while True:
            found = _host.receive(self._handle, n, peek)
            if found is not None:
                return found
            if flags & MSG_DONTWAIT:
                raise BlockingIOError(EAGAIN, "Resource temporarily unavailable")
            self._wait(False, end)

    def recv(self, bufsize, flags=0, /):
        """Receive some bytes; none at the end."""
        data = self._piece(bufsize, flags)[0]
        if flags & MSG_WAITALL and self.type == SOCK_STREAM and data:
            while len(data) < bufsize:
                more = self._piece(bufsize - len(data), flags)[0]
                if not more:
                    break
                data += more
        return data

    def recvfrom(self, bufsize, flags=0, /):
        """Receive some bytes, and the address of who sent them."""
        return self._piece(bufsize, flags)

    def recv_into(self, buffer, nbytes=0, flags=0):
        """Receive some bytes into a buffer; how many."""
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        data = self._piece(nbytes or len(buffer), flags)[0]
        buffer[:len(data)] = data
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        """Receive some bytes into a buffer; how many, and who sent them."""
        data, address = self._piece(nbytes or len(buffer), flags)
        buffer[:len(data)] = data
        return len(data), address

    def send(self, data, flags=0, /):
        """Send some of the bytes; how many."""
        end = self._end()
        while True:
            n = _host.send(self._handle, data, 0, None)
            if n is not None:
                return n
            if flags & MSG_DONTWAIT:
                raise BlockingIOError(EAGAIN, "Resource temporarily unavailable")
            self._wait(True, end)

    def sendall(self, data, flags=0, /):
        """Send all bytes."""
        end = self._end()
        at, size = 0, len(data)
        while True:
            n = _host.send(self._handle, data, at, None)
            if n is None:
                self._wait(True, end)
            else:
                at += n
                if at >= size:
                    return

    def sendto(self, data, flags, address=_unset, /):
        """Send a datagram to an address: sendto(data, address) or sendto(data, flags, address)."""
        if address is _unset:
            address = flags
        where = self._address(address, "sendto")
        end = self._end()
        while True:
            n = _host.send(self._handle, data, 0, where)
            if n is not None:
                return n
            self._wait(True, end)

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A stream that reads from the socket, writes to it, or both."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._n_files += 1
        if buffering is None:
            buffering = -1
        if buffering < 0:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if "b" not in mode:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            stream = BufferedRWPair(raw, raw, buffering)
        elif reading:
            stream = BufferedReader(raw, buffering)
        else:
            stream = BufferedWriter(raw, buffering)
        if "b" in mode:
            return stream
        text = TextIOWrapper(stream, encoding, errors, newline)
        text.mode = mode
        return text

    # --- Options ---

    def setsockopt(self, level, option, value, length=None, /):
        """Set an option."""
        if isinstance(value, (bytes, bytearray)):
            value = int.from_bytes(bytes(value)[:4], _order(), signed=True)
        _host.set_option(self._handle, level, option, value)

    def getsockopt(self, level, option, length=0, /):
        """The value of an option: an int, or bytes if a length is given."""
        if level == SOL_SOCKET and option == SO_TYPE:
            value = self.type
        else:
            value = _host.option(self._handle, level, option)
        return value.to_bytes(4, _order(), signed=True)[:length] if length else value


SocketType = socket


class SocketIO(RawIOBase):
    """A socket as a raw stream."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        self._sock = sock
        self._reads, self._writes = "r" in mode, "w" in mode
        self.mode = mode if "b" in mode else mode + "b"

    def readable(self):
        self._check_open()
        return self._reads

    def writable(self):
        self._check_open()
        return self._writes

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    def fileno(self):
        self._check_open()
        return self._sock.fileno()

    def read(self, size=-1, /):
        self._check_open()
        if size is None or size < 0:
            return self.readall()
        try:
            return self._sock.recv(size)
        except BlockingIOError:
            return None

    def readall(self):
        parts = []
        while data := self.read(65536):
            parts.append(data)
        return b"".join(parts)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check_open()
        return self._sock.send(data)

    def close(self):
        if not self.closed:
            self.closed = True
            sock, self._sock = self._sock, None
            sock._n_files -= 1
            if sock._closed:
                sock.close()


# --- What is often wanted ---------------------------------------------------------------------------------------------


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected."""
    if family not in (None, AF_UNIX):
        raise OSError(95, "Operation not supported")
    a, b = _host.pair(type & 15 == SOCK_STREAM)
    return socket(AF_UNIX, type, proto, a), socket(AF_UNIX, type, proto, b)


def create_connection(address, timeout=_unset, source_address=None, *, all_errors=False):
    """Connect to a machine and a port, by whichever of its addresses is first to work."""
    host, port = address
    errors = []
    for family, type, proto, _, where in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, type, proto)
            if timeout is not _unset:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(where)
            return sock
        except OSError as e:
            errors.append(e)
            if sock is not None:
                sock.close()
        except BaseException:
            if sock is not None:
                sock.close()
            raise
    if not errors:
        raise OSError("getaddrinfo returns an empty list")
    raise errors[0]


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that others can connect to."""
    if dualstack_ipv6:
        raise ValueError("dualstack_ipv6 not supported on this platform")
    sock = socket(family, SOCK_STREAM)
    try:
        if family != AF_UNIX:
            sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
        try:
            sock.bind(address)
        except OSError as e:
            raise OSError(e.errno, f"{e.strerror} (while attempting to bind on address {address!r})") from None
        sock.listen() if backlog is None else sock.listen(backlog)
        return sock
    except BaseException:
        sock.close()
        raise
