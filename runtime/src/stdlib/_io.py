"""Streams of files and sockets: what the module `io` has beside streams in memory."""

# Three layers, as everywhere: raw streams, which read and write bytes of the host and wait for it; streams with a buffer; text.
# What is written to a file is kept by the host, not here: so it is written out whatever becomes of the stream. What was read
# and not asked for yet stays here, and goes with a snapshot. Text is decoded line by line, so that its position is always
# known to the byte; that takes encodings in which the end of a line is the byte of a newline and no other.
#
# What was read is in a *window*, a list of bytes and a position in them, from which a native takes lines that are there as a
# whole. Lines that are not, errors and classes of the program are for the long way. Who closes a stream empties the windows above
# it, so that the short way need not ask whether it is open; who writes to a file that is closed is sent the long way by
# the host, which never gives a handle twice.

import gc
import _host
from _weakref import cell
from io import (
    DEFAULT_BUFFER_SIZE, SEEK_CUR, SEEK_SET, BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation,
)

# Bits of the host's modes.
_READ, _WRITE, _APPEND, _CREATE, _EXCLUSIVE, _TRUNCATE, _BUFFERED = 1, 2, 4, 8, 16, 32, 64

# What text is decoded from at once, and what the host reads and writes at once at most.
_CHUNK, _PIECE = 65536, 262144

# Forms of lines, as `_host.line` has them: bytes that end with a newline; by what ends lines of text; and its encoding.
_NO_FORM, _LINES_OF_BYTES = -1, 0
_ENDINGS = {"\n": 0, None: 1, "": 2, "\r": 3, "\r\n": 4}
_CODECS = {"utf-8": 8, "ascii": 16, "latin-1": 24}
_line, _lines, _chars = _host.line, _host.lines, _host.chars
_write_text, _read_on, _read_rest = _host.write_text, _host.read_on, _host.read_rest

_ENCODINGS = {
    "utf8": "utf-8", "u8": "utf-8", "ascii": "ascii", "usascii": "ascii", "646": "ascii", "latin1": "latin-1",
    "iso88591": "latin-1", "8859": "latin-1", "l1": "latin-1", "latin": "latin-1",
}


_NO_FILES_LEFT = (23, 24)


def _open(path, bits):
    try:
        return _host.open(path, bits)
    except OSError as e:
        if e.errno not in _NO_FILES_LEFT:
            raise
    # There may be some that nobody has any more.
    gc.collect()
    return _host.open(path, bits)


def _path(file):
    fspath = getattr(type(file), "__fspath__", None)
    path = fspath(file) if fspath is not None else file
    if isinstance(path, (bytes, bytearray)):
        return bytes(path).decode("utf-8", "surrogateescape")
    if not isinstance(path, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    return path


def _empty(windows):
    for window in windows:
        window[0], window[1] = b"", 0


def _all_lines(stream, hint):
    if hint is not None and hint > 0 or stream._form == _NO_FORM:
        return IOBase.readlines(stream, hint)
    lines = []
    while True:
        _lines(stream._in, stream._form, lines)
        # This one reads more.
        line = stream.readline()
        if not line:
            return lines
        lines.append(line)


def _cannot_pickle(self, protocol=None):
    raise TypeError(f"cannot pickle '{type(self).__module__}.{type(self).__qualname__}' object")


class FileIO(RawIOBase):
    """A file of the host."""

    def __init__(self, file, mode="r", closefd=True, opener=None, *, _buffered=False):
        self._handle = -1
        self._windows = []
        if isinstance(file, int):
            raise OSError(9, "Bad file descriptor")
        kinds = [c for c in mode if c in "rwax"]
        if len(kinds) != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
        kind, plus = kinds[0], "+" in mode
        bits = {"r": _READ, "w": _WRITE | _CREATE | _TRUNCATE, "a": _WRITE | _CREATE | _APPEND,
                "x": _WRITE | _CREATE | _EXCLUSIVE}[kind]
        if plus:
            bits |= _READ | _WRITE
        if _buffered:
            bits |= _BUFFERED
        self._bits = bits
        self.name = file
        self.mode = ("xb+" if kind == "x" else "ab+" if kind == "a" else "rb+") if plus else kind + "b"
        try:
            self._handle = _open(_path(file), bits)
        except OSError as e:
            if e.filename is not None:
                e.filename = file
            raise e from None
        if kind == "a":
            try:
                _host.seek(self._handle, 0, 2)
            except OSError:
                # A pipe, which is always at its end.
                pass
        # The collector closes the file when it finds that nobody has this stream any more.
        self._dropped = cell(self, self._handle, None)

    __reduce_ex__ = _cannot_pickle

    @property
    def closed(self):
        return self._handle < 0

    def close(self):
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            _empty(self._windows)
            _host.close(handle)

    def fileno(self):
        self._check_open()
        return self._handle

    def isatty(self):
        self._check_open()
        return _host.is_terminal(self._handle)

    def readable(self):
        self._check_open()
        return self._bits & _READ != 0

    def writable(self):
        self._check_open()
        return self._bits & _WRITE != 0

    def seekable(self):
        self._check_open()
        try:
            _host.seek(self._handle, 0, 1)
        except OSError:
            return False
        return True

    def read(self, size=-1, /):
        self._check_open()
        if not self._bits & _READ:
            raise UnsupportedOperation("File not open for reading")
        if size is None or size < 0:
            return self.readall()
        if size > _PIECE:
            data = _read_rest(self._handle, _LINES_OF_BYTES, size)
            if data is not None:
                return data
        data = self._piece(size)
        # The host gives so much at once.
        while data and len(data) < size and len(data) % _PIECE == 0:
            more = self._piece(size - len(data))
            if not more:
                break
            data += more
        return data

    def _piece(self, size):
        while True:
            data = _host.read(self._handle, size)
            if data is not None:
                return data
            _host.wait(self._handle, False, None)
            self._check_open()

    def readall(self):
        return self._all(_LINES_OF_BYTES) or bytes(self._rest())

    def _all(self, form):
        """All up to the end in this form; None where that is not known to be at hand."""
        self._check_open()
        if not self._bits & _READ:
            raise UnsupportedOperation("File not open for reading")
        return _read_rest(self._handle, form, -1)

    def _rest(self):
        """All up to the end piece by piece, as a bytearray."""
        data = bytearray()
        while True:
            n = _read_on(self._handle, data, _PIECE)
            if n is None:
                _host.wait(self._handle, False, None)
                self._check_open()
            elif not n:
                return data

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check_open()
        if not self._bits & _WRITE:
            raise UnsupportedOperation("File not open for writing")
        done = 0
        while True:
            n = _host.write(self._handle, data, done)
            if n is None:
                _host.wait(self._handle, True, None)
                self._check_open()
                continue
            done += n
            if done >= len(data) or n % _PIECE or not n:
                return done

    def flush(self):
        self._check_open()
        _host.flush(self._handle)

    def seek(self, pos, whence=SEEK_SET, /):
        self._check_open()
        if whence == SEEK_SET and pos < 0:
            raise OSError(22, "Invalid argument")
        return _host.seek(self._handle, pos, whence)

    def tell(self):
        self._check_open()
        return _host.seek(self._handle, 0, SEEK_CUR)

    def truncate(self, size=None, /):
        self._check_open()
        if not self._bits & _WRITE:
            raise UnsupportedOperation("File not open for writing")
        if size is None:
            size = self.tell()
        if size < 0:
            raise OSError(22, "Invalid argument")
        _host.truncate(self._handle, size)
        return size

    def __repr__(self):
        state = f"name={self.name!r} mode={self.mode!r} closefd=True" if self._handle >= 0 else "[closed]"
        return f"<_io.FileIO {state}>"


class _Buffered(BufferedIOBase):
    """A buffer before a raw stream. What is written to a file is kept by the host instead."""

    _reads = _writes = False

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        if self._reads and not raw.readable():
            raise OSError("File or stream is not readable.")
        if self._writes and not raw.writable():
            raise OSError("File or stream is not writable.")
        self.raw = raw
        self._size = buffer_size
        # What is read at once. Of files of the host that is more, unless somebody said how much.
        self._block = _CHUNK if isinstance(raw, FileIO) and buffer_size == DEFAULT_BUFFER_SIZE else buffer_size
        self._in = [b"", 0]
        self._windows = raw._windows if isinstance(raw, FileIO) else []
        self._windows.append(self._in)
        self._form = _LINES_OF_BYTES if type(self) in (BufferedReader, BufferedRandom) else _NO_FORM
        self._out = None if isinstance(raw, FileIO) else bytearray()

    __reduce_ex__ = _cannot_pickle

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()

    def readable(self):
        return self._reads and self.raw.readable()

    def writable(self):
        return self._writes and self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        _empty([self._in])
        return raw

    def _check(self, what):
        if self.raw.closed:
            raise ValueError(f"{what} closed file")

    # --- Reading ---

    def _begin_reading(self, what):
        if self.raw.closed:
            raise ValueError(f"{what} of closed file")
        if not self._reads:
            raise UnsupportedOperation(what)
        if self._out:
            self._write_out()

    def read(self, size=-1, /):
        self._begin_reading("read")
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        window = self._in
        data, at = window
        if size is None or size == -1:
            window[0], window[1] = b"", 0
            rest = self.raw.readall()
            return data[at:] + rest if at < len(data) else rest
        if len(data) - at >= size:
            window[1] = at + size
            return data[at:at + size]
        parts, n = [data[at:]], len(data) - at
        window[0], window[1] = b"", 0
        while n < size:
            data = self.raw.read(max(self._block, size - n))
            if not data:
                break
            if n + len(data) > size:
                window[0], window[1] = data, size - n
                data = data[:size - n]
            parts.append(data)
            n += len(data)
        return b"".join(parts)

    def _rest(self, form):
        """All up to the end: as text of this form, or else as bytes or a bytearray."""
        self._begin_reading("read")
        data, at = self._in
        if at < len(data) or type(self.raw) is not FileIO:
            return self.read()
        return self.raw._all(form) or self.raw._rest()

    def read1(self, size=-1, /):
        self._begin_reading("read1")
        window = self._in
        if size is None or size < 0:
            size = self._size
        if window[1] >= len(window[0]):
            data = self.raw.read(max(size, self._block)) or b""
            if len(data) <= size:
                window[0], window[1] = b"", 0
                return data
            window[0], window[1] = data, 0
        data, at = window
        window[1] = end = min(len(data), at + size)
        return data[at:end]

    def peek(self, size=0, /):
        self._begin_reading("peek")
        window = self._in
        if window[1] >= len(window[0]):
            window[0], window[1] = self.raw.read(self._block) or b"", 0
        return window[0][window[1]:window[1] + self._size]

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        if size is None or size < 0:
            line = _line(self._in, self._form)
            if line is not None:
                return line
        self._begin_reading("readline")
        window = self._in
        data, at = window
        most = None if size is None or size < 0 else at + size
        start = at
        while True:
            end = data.find(b"\n", at)
            if end >= 0 or most is not None and len(data) >= most:
                break
            more = self.raw.read(max(self._block, len(data)))
            if not more:
                break
            data = data[start:] + more
            if most is not None:
                most -= start
            at, start = len(data) - len(more), 0
        end = len(data) if end < 0 else end + 1
        if most is not None and most < end:
            end = most
        window[0], window[1] = data, end
        return data[start:end]

    def __next__(self):
        line = _line(self._in, self._form)
        if line is None:
            line = self.readline()
            if not line:
                raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        return _all_lines(self, hint)

    # --- Writing ---

    def write(self, data, /):
        if self.raw.closed:
            raise ValueError("write to closed file")
        if not self._writes:
            raise UnsupportedOperation("write")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if not isinstance(data, bytes):
            data = bytes(data)
        if self._in[1] < len(self._in[0]):
            self._forget()
        n = len(data)
        if self._out is None:
            done = self.raw.write(data)
            while done < n:
                done += self.raw.write(data[done:])
            return n
        self._out += data
        if len(self._out) >= self._size:
            self._write_out()
        return n

    def _write_out(self):
        data = bytes(self._out)
        self._out.clear()
        done = 0
        while done < len(data):
            done += self.raw.write(data[done:] if done else data)

    def _forget(self):
        """Puts back what was read and not asked for."""
        self.raw.seek(-self._ahead(), SEEK_CUR)
        _empty([self._in])

    def _ahead(self):
        """How many bytes were read and not asked for."""
        data, at = self._in
        return len(data) - at

    def flush(self):
        self._check("flush of")
        if self._out:
            self._write_out()
        if self._writes:
            self.raw.flush()

    def close(self):
        if not self.raw.closed:
            try:
                if self._out:
                    self._write_out()
            finally:
                _empty(self._windows)
                self.raw.close()

    # --- Positions ---

    def tell(self):
        self._check("tell of")
        n = len(self._out) if self._out else 0
        return self.raw.tell() + n - self._ahead()

    def seek(self, pos, whence=SEEK_SET, /):
        self._check("seek of")
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        if self._out:
            self._write_out()
        if whence == SEEK_CUR:
            pos -= self._ahead()
        _empty([self._in])
        return self.raw.seek(pos, whence)

    def truncate(self, size=None, /):
        self._check("truncate of")
        if not self._writes:
            raise UnsupportedOperation("truncate")
        return self.raw.truncate(self.tell() if size is None else size)

    def __iter__(self):
        self._check_open()
        return self

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_Buffered):
    """A raw stream that is read through a buffer."""

    _reads = True


class BufferedWriter(_Buffered):
    """A raw stream that is written through a buffer."""

    _writes = True


class BufferedRandom(_Buffered):
    """A raw stream that is read and written through a buffer."""

    _reads = _writes = True


class BufferedRWPair(BufferedIOBase):
    """A stream to read and another one to write."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        for name in ("read", "read1", "peek", "readinto", "readline"):
            setattr(self, name, getattr(self.reader, name))
        for name in ("write", "flush"):
            setattr(self, name, getattr(self.writer, name))

    @property
    def closed(self):
        return self.writer.closed

    def readable(self):
        return True

    writable = readable

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()


class TextIOWrapper(TextIOBase):
    """A stream of bytes as text."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            if not isinstance(newline, str):
                raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is None or encoding == "locale":
            encoding = "UTF-8" if encoding else "utf-8"
        elif not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        codec = _ENCODINGS.get(encoding.lower().replace("-", "").replace("_", "").replace(" ", ""))
        if codec is None:
            raise LookupError(f"unknown encoding: {encoding}")
        self.buffer = buffer
        self.encoding = encoding
        self.errors = "strict" if errors is None else errors
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._codec = codec
        self._newline = newline
        # The byte that ends a line for readers: any of them if None.
        self._ending = None if newline is None or newline == "" else newline.encode()
        self._in = [b"", 0]
        self._form = _NO_FORM
        if isinstance(buffer, _Buffered):
            buffer._windows.append(self._in)
            if type(self) is TextIOWrapper:
                self._form = _ENDINGS[newline] | _CODECS[codec]
        self._choose_way()

    __reduce_ex__ = _cannot_pickle

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def _choose_way(self):
        """Which file the host may write text to at once; -1: none."""
        self._file, self._any_text = -1, self._codec == "utf-8"
        buffer = self.buffer
        plain = self._newline is None or self._newline[:1] != "\r"
        if type(buffer) is BufferedWriter and type(buffer.raw) is FileIO and plain and not self.line_buffering:
            self._file = buffer.raw._handle

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        self._file = -1
        _empty([self._in])
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if encoding is not None or newline is not None:
            if self._in[1] < len(self._in[0]):
                raise UnsupportedOperation("not possible to set the encoding or newline of stream after the first read")
            TextIOWrapper.__init__(self, self.buffer, encoding or self.encoding, errors or self.errors,
                                   self._newline if newline is None else newline, self.line_buffering, self.write_through)
        elif errors is not None:
            self.errors = errors
        if line_buffering is not None:
            self.line_buffering = line_buffering
            self._choose_way()
        self.flush()

    # --- Reading ---

    def _begin_reading(self):
        buffer = self.buffer
        if buffer is None:
            raise ValueError("underlying buffer has been detached")
        if buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not buffer.readable():
            raise UnsupportedOperation("not readable")

    def _more(self):
        """Reads more; whether there is any."""
        window = self._in
        data, at = window
        rest = len(data) - at
        more = self.buffer.read1(max(_CHUNK, rest))
        if not more:
            return False
        window[0], window[1] = data[at:] + more if rest else more, 0
        return True

    def _line_end(self):
        """How many bytes of what was read are the next line, which may be incomplete at the end."""
        searched = 0
        window, ending = self._in, self._ending
        while True:
            data, at = window
            if ending is not None:
                end = data.find(ending, max(at, at + searched - 1))
                if end >= 0:
                    return end + len(ending) - at
            else:
                end = data.find(b"\n", at + searched)
                other = data.find(b"\r", at + searched, len(data) if end < 0 else end)
                if other >= 0:
                    if other + 1 < len(data):
                        return other + (2 if data[other + 1] == 10 else 1) - at
                    # Whether a newline follows is not known yet.
                    n = other - at
                    if self._more() and window[0][n + 1] == 10:
                        return n + 2
                    return n + 1
                if end >= 0:
                    return end + 1 - at
            searched = len(data) - at
            if not self._more():
                return searched

    def _translated(self, text):
        if self._newline is None and "\r" in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def readline(self, size=-1, /):
        window = self._in
        if size is None or size < 0:
            line = _line(window, self._form)
            if line is not None:
                return line
        self._begin_reading()
        n = self._line_end()
        at = window[1]
        end = at + n
        if size is not None and size >= 0:
            end = self._after(size, end)
            if end > at and end < at + n and self._newline is None and window[0][end - 1] == 13:
                end += 1
        text = window[0][at:end].decode(self._codec, self.errors)
        window[1] = end
        return self._translated(text)

    def readlines(self, hint=-1, /):
        return _all_lines(self, hint)

    def __next__(self):
        line = _line(self._in, self._form)
        if line is None:
            line = self.readline()
            if not line:
                raise StopIteration
        return line

    def _after(self, n, limit):
        """Where n characters more end, or the limit."""
        data, at = self._in
        if self._codec != "utf-8" or data[at:at + n].isascii():
            return min(at + n, limit)
        while n and at < limit:
            byte = data[at]
            at += 1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            n -= 1
        return min(at, limit)

    def read(self, size=-1, /):
        window, buffer = self._in, self.buffer
        if isinstance(size, int) and size > 0:
            text = _chars(window, self._form, size)
            if text is not None:
                return text
        self._begin_reading()
        if size is None or size < 0:
            data, at = window
            window[0], window[1] = b"", 0
            if at < len(data):
                rest = data[at:] + buffer.read()
            elif self._form == _NO_FORM or buffer._form == _NO_FORM:
                rest = buffer.read()
            else:
                rest = buffer._rest(self._form)
            if not isinstance(rest, str):
                rest = rest.decode(self._codec, self.errors)
            return self._translated(rest)
        parts = []
        while size > 0:
            # No character is longer than that.
            while len(window[0]) - window[1] < size * 4 + 1 and self._more():
                pass
            data, at = window
            limit = len(data)
            if at >= limit:
                break
            end = self._after(size, limit)
            if self._newline is None and data[end - 1] == 13 and end < limit and data[end] == 10:
                end += 1
            text = self._translated(data[at:end].decode(self._codec, self.errors))
            window[1] = end
            parts.append(text)
            size -= len(text)
        return parts[0] if len(parts) == 1 else "".join(parts)

    # --- Writing ---

    def write(self, text, /):
        n = _write_text(self._file, text, self._any_text)
        if n is not None:
            return n
        buffer = self.buffer
        if buffer.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not buffer.writable():
            raise UnsupportedOperation("not writable")
        if self._in[1] < len(self._in[0]):
            self._forget()
        n = len(text)
        end_of_line = self.line_buffering and "\n" in text
        if self._newline is not None and self._newline[:1] == "\r":
            text = text.replace("\n", self._newline)
        buffer.write(text.encode(self._codec, self.errors))
        if end_of_line:
            self.flush()
        return n

    def _forget(self):
        data, at = self._in
        self.buffer.seek(at - len(data), SEEK_CUR)
        _empty([self._in])

    def flush(self):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")
        self.buffer.flush()

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            self.buffer.close()

    # --- Positions ---

    def tell(self):
        self._check_open()
        if not self.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        data, at = self._in
        return self.buffer.tell() - (len(data) - at)

    def seek(self, pos, whence=SEEK_SET, /):
        self._check_open()
        if not self.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == SEEK_CUR:
            if pos != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            pos, whence = self.tell(), SEEK_SET
        elif whence == 2:
            if pos != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != SEEK_SET:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif pos < 0:
            raise ValueError(f"negative seek position {pos}")
        _empty([self._in])
        return self.buffer.seek(pos, whence)

    def truncate(self, size=None, /):
        self._check_open()
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        name = f" name={self.name!r}" if hasattr(self.buffer, "name") else ""
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"


def open_file(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """What the built-in function `open` does."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    if not isinstance(file, (str, bytes, int)):
        file = _path(file)
    if set(mode) - set("axrwb+t") or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum([c in mode for c in "rwax"]) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for value, name in ((encoding, "an encoding"), (errors, "an errors"), (newline, "a newline")):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {name} argument")
        if buffering == 1:
            buffering = -1
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace("b", "").replace("t", ""), _buffered=buffering != 0)
    try:
        if buffering == 0:
            return raw
        size = buffering if buffering > 1 else DEFAULT_BUFFER_SIZE
        if "+" in mode:
            stream = BufferedRandom(raw, size)
        elif "r" in mode:
            stream = BufferedReader(raw, size)
        else:
            stream = BufferedWriter(raw, size)
        if binary:
            return stream
        stream = TextIOWrapper(stream, encoding, errors, newline, buffering == 1)
        stream.mode = mode
        return stream
    except BaseException:
        raw.close()
        raise
