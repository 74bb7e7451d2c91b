"""Parameters and streams of the running program."""


class _structseq(tuple):
    """A tuple whose items have names."""

    _fields = ()
    _name = ""

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f"'{self._name}' object has no attribute '{name}'")

    def __repr__(self):
        items = ", ".join([f"{n}={self[i]!r}" for i, n in enumerate(self._fields)])
        return f"{self._name}({items})"


class _version_info(_structseq):
    _fields = ("major", "minor", "micro", "releaselevel", "serial")
    _name = "sys.version_info"


class _float_info(_structseq):
    _fields = ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
    _name = "sys.float_info"


class _int_info(_structseq):
    _fields = ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
    _name = "sys.int_info"


class _hash_info(_structseq):
    _fields = ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
    _name = "sys.hash_info"


class _flags(_structseq):
    _fields = ("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
               "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
               "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits")
    _name = "sys.flags"


class _implementation:
    def __init__(self):
        self.name = "pirn"
        self.version = version_info
        self.hexversion = hexversion
        self.cache_tag = "pirn-311"

    def __repr__(self):
        return f"namespace(name={self.name!r}, cache_tag={self.cache_tag!r}, version={self.version!r}, hexversion={self.hexversion})"


class _Stream:
    """A text stream of the host."""

    encoding = "utf-8"
    errors = "strict"
    newlines = None
    line_buffering = False
    closed = False

    def __init__(self, fd, name, mode):
        self._fd = fd
        self.name = name
        self.mode = mode
        self.buffer = _Buffer(fd, name, mode)
        # What was read beyond what was asked for.
        self._rest = ""

    def write(self, text):
        if self.mode != "w":
            raise _unsupported("not writable")
        return _host_write(self._fd, text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        if self.mode == "w":
            _host_flush(self._fd)

    def readline(self, size=-1):
        if self.mode != "r":
            raise _unsupported("not readable")
        line, self._rest = self._rest or _read_line(), ""
        if size is not None and 0 <= size < len(line):
            line, self._rest = line[:size], line[size:]
        return line

    def read(self, size=-1):
        if self.mode != "r":
            raise _unsupported("not readable")
        if size is None or size < 0:
            text, self._rest = self._rest, ""
            rest = _read_input().decode("utf-8", "replace")
            if "\r" in rest:
                rest = rest.replace("\r\n", "\n").replace("\r", "\n")
            return text + rest
        parts = []
        while size > 0 and (line := self.readline(size)):
            parts.append(line)
            size -= len(line)
        return "".join(parts)

    def readlines(self, hint=-1):
        return _lines(self, hint)

    def __iter__(self):
        return self

    def __next__(self):
        line = _host_read_line() if self.mode == "r" and not self._rest else None
        if line is None:
            line = self.readline()
        if not line:
            raise StopIteration
        return line

    def isatty(self):
        return False

    def fileno(self):
        return self._fd

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode == "w"

    def seekable(self):
        return False

    def reconfigure(self, **options):
        pass

    def close(self):
        self.flush()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.flush()

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding='utf-8'>"


class _Buffer:
    """The bytes beneath a stream."""

    def __init__(self, fd, name, mode):
        self._fd = fd
        self.name = name
        self.mode = mode + "b"
        self._rest = b""

    def write(self, data):
        return _host_write_bytes(self._fd, bytes(data))

    def flush(self):
        if self._fd:
            _host_flush(self._fd)

    def readline(self, size=-1):
        line, self._rest = self._rest or _read_line_bytes(), b""
        if size is not None and 0 <= size < len(line):
            line, self._rest = line[:size], line[size:]
        return line

    def read(self, size=-1):
        if size is None or size < 0:
            data, self._rest = self._rest, b""
            return data + _read_input()
        parts = []
        while size > 0 and (line := self.readline(size)):
            parts.append(line)
            size -= len(line)
        return b"".join(parts)

    def readlines(self, hint=-1):
        return _lines(self, hint)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __repr__(self):
        return f"<_io.BufferedWriter name={self.name!r}>"


def _lines(stream, hint):
    """The next lines, until they have so many characters or bytes together."""
    lines, total = [], 0
    while line := stream.readline():
        lines.append(line)
        total += len(line)
        if hint is not None and 0 < hint <= total:
            break
    return lines


def _unsupported(text):
    return OSError(text)


def exit(status=None, /):
    """Exit the program by raising SystemExit(status)."""
    if status is None:
        raise SystemExit
    if type(status) is tuple:
        raise SystemExit(*status)
    raise SystemExit(status)


def displayhook(value, /):
    """Print a value as interactive sessions do."""
    import builtins
    if value is not None:
        builtins._ = None
        stdout.write(repr(value) + "\n")
        builtins._ = value


def excepthook(exctype, value, traceback, /):
    """Print an uncaught exception."""
    stderr.write(_format_exception(value)[0])


def set_int_max_str_digits(maxdigits):
    """Set the limit on digits in conversions between int and str; 0 for none."""
    if maxdigits and maxdigits < int_info.str_digits_check_threshold:
        raise ValueError(f"maxdigits must be 0 or larger than {int_info.str_digits_check_threshold}")
    _set_max_str_digits(maxdigits)


def get_int_max_str_digits():
    """The limit on digits in conversions between int and str."""
    return _max_str_digits()


def getswitchinterval():
    return 0.005


def setswitchinterval(interval, /):
    pass


version_info = _version_info((3, 11, 0, "final", 0))
version = f"3.11.0 (pirn {_pirn_version})"
copyright = "Pirn"
float_info = _float_info((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                          2.220446049250313e-16, 2, 1))
int_info = _int_info((30, 4, 4300, 640))
hash_info = _hash_info((64, 2305843009213693951, 314159, 0, 1000003, "pirn", 64, 64, 0))
flags = _flags((0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300))
implementation = _implementation()
float_repr_style = "short"
warnoptions = []
builtin_module_names = ("builtins", "gc", "stackless", "sys", "time")
stdlib_module_names = frozenset()
meta_path = []
path_hooks = []
path_importer_cache = {}
orig_argv = argv
ps1 = ">>> "
ps2 = "... "
stdin = __stdin__ = _Stream(0, "<stdin>", "r")
stdout = __stdout__ = _Stream(1, "<stdout>", "w")
stderr = __stderr__ = _Stream(2, "<stderr>", "w")
__displayhook__ = displayhook
__excepthook__ = excepthook
_set_stdout(stdout)
del ps1, ps2
