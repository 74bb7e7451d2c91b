"""Warnings: messages about what is probably a mistake."""

import sys

__all__ = ["catch_warnings", "filterwarnings", "formatwarning", "resetwarnings", "showwarning", "simplefilter", "warn",
           "warn_explicit"]

filters = []
onceregistry = {}
_shown = set()


class WarningMessage:
    """What a warning carries."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    if file is None:
        file = sys.stderr
    file.write(formatwarning(message, category, filename, lineno, line))


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    _add((action, None, category, None, lineno), append)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    _add((action, message or None, category, module or None, lineno), append)


def _add(entry, append):
    if entry[0] not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {entry[0]!r}")
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []


def _action(text, category, filename):
    for action, message, kind, module, lineno in filters:
        if issubclass(category, kind) and (message is None or text.lower().startswith(message.lower())):
            if module is None or module in filename:
                return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    warn_explicit(message, category, "<string>" if not sys.argv or not sys.argv[0] else sys.argv[0], 1)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning at a given place."""
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = str(message)
        message = category(message)
    action = _action(text, category, filename)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        key = (text, category) if action == "once" else (text, category, filename, lineno)
        if key in _shown:
            return
        _shown.add(key)
    _deliver(WarningMessage(message, category, filename, lineno, source=source))


def _deliver(found):
    showwarning(found.message, found.category, found.filename, found.lineno, found.file, found.line)


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = action
        self._category = category

    def __enter__(self):
        global _deliver, _shown
        self._saved = filters[:], _deliver, _shown
        _shown = set()
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            log = []
            _deliver = log.append
            return log
        return None

    def __exit__(self, *exc_info):
        global _deliver, _shown
        filters[:], _deliver, _shown = self._saved


# Warnings for developers are not shown unless they arise in the program itself, which cannot be told here.
filters.append(("ignore", None, PendingDeprecationWarning, None, 0))
filters.append(("ignore", None, ImportWarning, None, 0))
filters.append(("ignore", None, ResourceWarning, None, 0))
