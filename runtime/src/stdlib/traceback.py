"""Extract, format and print information about tracebacks."""

import sys
from _pirn import _traceback_lines, exception_chain_text, exception_only_text

__all__ = [
    "FrameSummary", "StackSummary", "extract_tb", "format_exc", "format_exception", "format_exception_only", "format_list",
    "format_tb", "print_exc", "print_exception", "print_tb",
]

_NOTHING = object()


class FrameSummary:
    """Information about a single frame from a traceback."""

    def __init__(self, filename, lineno, name, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """A list of FrameSummary objects."""

    def format(self):
        lines = []
        for frame in self:
            text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            if frame.line:
                text += f"    {frame.line.strip()}\n"
            lines.append(text)
        return lines


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    stack = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        stack.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    if limit is not None:
        stack[:] = stack[:limit] if limit >= 0 else stack[limit:]
    return stack


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary([f if isinstance(f, FrameSummary) else FrameSummary(*f) for f in extracted_list]).format()


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))', with the source lines."""
    if tb is None:
        return []
    if limit is not None:
        return extract_tb(tb, limit).format()
    entries = []
    for line in _traceback_lines(tb).splitlines(True):
        if line.startswith("  File ") or not entries:
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _print("".join(format_tb(tb, limit)), file)


def _print(text, file):
    if file is None:
        file = sys.stderr
    file.write(text)


def _exception(exc, value):
    if value is _NOTHING:
        return exc
    return value


def format_exception_only(exc, /, value=_NOTHING):
    """Format the exception part of a traceback: a list of strings, each ending in a newline."""
    e = _exception(exc, value)
    if e is None:
        return ["NoneType: None\n"]
    return exception_only_text(e).splitlines(True)


def format_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None, chain=True):
    """Format a stack trace and the exception information."""
    e = _exception(exc, value)
    if e is None:
        return ["NoneType: None\n"]
    if chain and limit is None and (tb is _NOTHING or tb is e.__traceback__):
        return _entries(exception_chain_text(e))
    if tb is _NOTHING:
        tb = e.__traceback__
    lines = []
    if tb is not None:
        lines.append("Traceback (most recent call last):\n")
        lines.extend(format_tb(tb, limit))
    return lines + format_exception_only(e)


def _entries(text):
    "The text cut where format_exception() cuts it: headings, entries of tracebacks, messages."
    entries = []
    for line in text.splitlines(True):
        if entries and line.startswith("    ") and entries[-1].startswith("  File "):
            entries[-1] += line
        else:
            entries.append(line)
    return entries


def print_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None, file=None, chain=True):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    _print("".join(format_exception(exc, value, tb, limit, chain)), file)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exc_info()[1], limit, file)'."""
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the last exception that was not caught, where the host keeps it."""
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    "Clear all references to local variables in the frames of a traceback: none are kept."


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type = exc_type
        self._value = exc_value
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._value, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def __str__(self):
        return str(self._value)
