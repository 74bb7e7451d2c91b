"""Streams: in memory here, of files and sockets in `_io`."""

__all__ = [
    "open", "open_code", "BytesIO", "StringIO", "IOBase", "RawIOBase", "FileIO", "BufferedIOBase", "BufferedReader",
    "BufferedWriter", "BufferedRandom", "BufferedRWPair", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
    "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all streams have in common."""

    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check_open()

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def fileno(self):
        self._unsupported("fileno")

    def seek(self, pos, whence=0, /):
        self._unsupported("seek")

    def truncate(self, size=None, /):
        self._unsupported("truncate")

    def tell(self):
        return self.seek(0, 1)

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """A position in a sequence of bytes or characters; `_data` is a bytearray or a string."""

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def _take(self, end):
        pos = min(self._pos, len(self._data))
        end = max(pos, min(end, len(self._data)))
        self._pos = max(self._pos, end)
        return self._data[pos:end]

    def _amount(self, size):
        if size is None or size < 0:
            return len(self._data)
        return self._pos + size

    def _line_end(self, newline, size):
        end = self._amount(size)
        at = self._data.find(newline, self._pos, end)
        return at + len(newline) if at >= 0 else end

    def tell(self):
        self._check_open()
        return self._pos

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"negative size value {size}" if self._binary else f"Negative size value {size}")
        self._data = self._data[:size]
        return size

    def close(self):
        self.closed = True
        self._data = self._data[:0]


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory as a stream."""

    _binary = True

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(initial_bytes if initial_bytes is not None else b"")
        self._pos = 0

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def read(self, size=-1, /):
        self._check_open()
        return bytes(self._take(self._amount(size)))

    read1 = read

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        self._check_open()
        return bytes(self._take(self._line_end(b"\n", size)))

    def write(self, data, /):
        self._check_open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        pos, end = self._pos, self._pos + len(data)
        if pos > len(self._data):
            self._data.extend(bytes(pos - len(self._data)))
        self._data[pos:end] = data
        self._pos = end
        return len(data)

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
        elif whence == 1:
            pos = max(0, self._pos + pos)
        elif whence == 2:
            pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos
        return pos


class StringIO(_Memory, TextIOBase):
    """Text in memory as a stream.

    What is written at the end is kept in pieces until somebody looks: `_tail`, of `_tail_len` characters.
    """

    _binary = False

    def __init__(self, initial_value="", newline="\n"):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        self._settled = ""
        self._tail = []
        self._tail_len = 0
        self._pos = 0
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
            self.write(initial_value)
        self._pos = 0

    @property
    def _data(self):
        if self._tail:
            self._data = self._settled + "".join(self._tail)
        return self._settled

    @_data.setter
    def _data(self, text):
        self._settled = text
        self._tail = []
        self._tail_len = 0

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def getvalue(self):
        self._check_open()
        return self._data

    def read(self, size=-1, /):
        self._check_open()
        return self._take(self._amount(size))

    def readline(self, size=-1, /):
        self._check_open()
        newline = self._newline
        if newline == "":
            # Any of the three ends a line.
            end, data = self._line_end("\n", size), self._data
            at = data.find("\r", self._pos, end)
            if at >= 0 and data[at + 1:end] != "\n":
                end = at + 1
            return self._take(end)
        return self._take(self._line_end(newline or "\n", size))

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        n = len(text)
        newline = self._newline
        if newline != "\n":
            if newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            elif newline:
                text = text.replace("\n", newline)
        pos, end = self._pos, self._pos + len(text)
        if pos == len(self._settled) + self._tail_len:
            self._tail.append(text)
            self._tail_len += len(text)
        elif text:
            data = self._data
            self._data = data[:pos] + "\0" * (pos - len(data)) + text + data[end:]
        self._pos = end
        return n

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 1:
            pos = self._pos
        else:
            pos = len(self._data)
        self._pos = pos
        return pos


from _io import (
    BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, FileIO, TextIOWrapper, open_file as _open,
)

open = __import__("builtins").open


def open_code(path):
    """Open a file of code: as bytes."""
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    """The encoding, or the default one."""
    return "utf-8" if encoding is None else encoding
