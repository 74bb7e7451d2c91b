# print and input where the native ones do not do, and the text of uncaught exceptions.


def print_(args, sep, end, file, flush):
    if sep is None:
        sep = " "
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {type(sep).__name__}")
    if end is None:
        end = "\n"
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {type(end).__name__}")
    if file is None:
        if "sys" in _sys_modules:
            file = _stdout_now()
            if file is None:
                return
        else:
            text = sep.join([str(x) for x in args])
            _host_write(1, text + end)
            if flush:
                _host_flush(1)
            return
    write = file.write
    first = True
    for x in args:
        if first:
            first = False
        else:
            write(sep)
        write(str(x))
    write(end)
    if flush:
        file.flush()


def input_(prompt="", /):
    import sys
    stdin, stdout = sys.stdin, sys.stdout
    if stdin is None:
        raise RuntimeError("input(): lost sys.stdin")
    if stdout is None:
        raise RuntimeError("input(): lost sys.stdout")
    stdout.write(str(prompt))
    stdout.flush()
    line = stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    if line[-1] == "\n":
        line = line[:-1]
    return line


def output(answer):
    """Others run until standard output has taken what was written."""
    while not _host_write_on():
        _host_wait_output()
    return answer


def _read_line():
    """A line of standard input; others run until it is there."""
    while True:
        line = _host_read_line()
        if line is not None:
            return line
        _host_wait_input()


def _read_line_bytes():
    while True:
        line = _host_read_line_bytes()
        if line is not None:
            return line
        _host_wait_input()


def _read_input():
    """All of standard input, as bytes."""
    parts = []
    while True:
        part = _host_read_input()
        if part is None:
            _host_wait_input()
        elif part:
            parts.append(part)
        else:
            return b"".join(parts)


def input_line():
    """The same for `input`."""
    line = _read_line()
    if not line:
        raise EOFError("EOF when reading a line")
    if line[-1] == "\n":
        line = line[:-1]
    return line


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file: a stream of text, or of bytes if the mode has a b in it."""
    import io
    return io._open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def exit_status(e):
    """The status of a process that ends by this SystemExit."""
    code = e.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFFFFFFFF if code >= 0 else code & 0xFF
    _host_flush(1)
    _host_write(2, str(code) + "\n")
    return 1


def _message(e):
    try:
        return str(e)
    except BaseException:
        return "<exception str() failed>"


def _own_lines(e):
    """The part of an exception alone: traceback, class, message, notes."""
    parts = []
    tb = e.__traceback__
    if tb is not None:
        parts.append("Traceback (most recent call last):\n")
        parts.append(_traceback_lines(tb))
    parts.append(exception_only_text(e))
    return "".join(parts)


def exception_only_text(e):
    """Class, message and notes of an exception."""
    parts = []
    name = _traceback_class(type(e))
    if isinstance(e, SyntaxError) and getattr(e, "filename", None) is not None:
        parts.append(_syntax_error_lines(e))
        message = e.msg
    else:
        message = _message(e)
    hint = _suggestion(e)
    if hint is not None:
        message = f"{message}. Did you mean: '{hint}'?"
    parts.append(f"{name}: {message}\n" if message else f"{name}\n")
    notes = getattr(e, "__notes__", None)
    if notes is not None:
        if isinstance(notes, (list, tuple)):
            for note in notes:
                parts.append(f"{note}\n")
        else:
            parts.append(f"{notes!r}\n")
    return "".join(parts)


def _syntax_error_lines(e):
    out = f'  File "{e.filename}", line {e.lineno}\n'
    text = e.text
    if text is None:
        return out
    text = text.rstrip("\n")
    stripped = text.lstrip(" \t\f")
    out += f"    {stripped}\n"
    offset = e.offset
    if offset is not None and offset > 0:
        start = offset - 1 - (len(text) - len(stripped))
        end = e.end_offset
        if e.end_lineno is not None and e.end_lineno != e.lineno or end is None:
            end = len(text) + 1
        if end <= 0 or end == offset:
            end = offset + 1
        width = end - offset
        if start >= 0:
            out += "    " + " " * start + "^" * max(width, 1) + "\n"
    return out


def exception_chain_text(e):
    parts = []
    seen = set()
    while e is not None:
        seen.add(id(e))
        parts.append(_own_lines(e))
        if e.__cause__ is not None:
            e = e.__cause__
            joint = "\nThe above exception was the direct cause of the following exception:\n\n"
        elif e.__context__ is not None and not e.__suppress_context__:
            e = e.__context__
            joint = "\nDuring handling of the above exception, another exception occurred:\n\n"
        else:
            break
        if id(e) in seen:
            break
        parts.append(joint)
    parts.reverse()
    return "".join(parts)


def format_exception_text(e):
    """What is printed about an uncaught exception, and its message."""
    return (exception_chain_text(e), _message(e))


def report_exception(e):
    """Prints an exception that cannot be raised anywhere."""
    text = exception_chain_text(e)
    if "sys" in _sys_modules:
        _sys_modules["sys"].stderr.write(text)
    else:
        _host_write(2, text)


_format_exception = format_exception_text

__builtins_exports__ = ("open",)
