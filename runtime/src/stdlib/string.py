"""Constants and classes for text."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalizes each word of s."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_missing = object()


class Template:
    """A string with $-placeholders."""

    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Yields (text before, kind, name, start): kind is "name", "escaped", "invalid" or "end"."""
        text, delimiter = self.template, self.delimiter
        begin = 0
        while True:
            at = text.find(delimiter, begin)
            if at < 0:
                yield text[begin:], "end", "", len(text)
                return
            before = text[begin:at]
            after = at + len(delimiter)
            if text.startswith(delimiter, after):
                begin = after + len(delimiter)
                yield before, "escaped", "", at
                continue
            braced = text.startswith("{", after)
            first = after + 1 if braced else after
            end = first
            while end < len(text) and _is_name_char(text[end], end == first):
                end += 1
            closed = not braced or text.startswith("}", end)
            if end == first or not closed:
                begin = after
                yield before, "invalid", "", at
                continue
            begin = end + 1 if braced else end
            yield before, "name", text[first:end], at

    def _invalid(self, at):
        lines = self.template[:at].splitlines(True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping={}, /, **keywords):
        """The text with every placeholder replaced; KeyError for one without a value."""
        out = []
        for before, kind, name, at in self._pieces():
            out.append(before)
            if kind == "name":
                out.append(str(keywords[name] if name in keywords else mapping[name]))
            elif kind == "escaped":
                out.append(self.delimiter)
            elif kind == "invalid":
                self._invalid(at)
        return "".join(out)

    def safe_substitute(self, mapping={}, /, **keywords):
        """The text with the placeholders replaced that have values."""
        out = []
        for before, kind, name, at in self._pieces():
            out.append(before)
            if kind == "name":
                try:
                    out.append(str(keywords[name] if name in keywords else mapping[name]))
                except KeyError:
                    braces = self.template.startswith("{", at + len(self.delimiter))
                    out.append(self.delimiter + ("{" + name + "}" if braces else name))
            elif kind != "end":
                out.append(self.delimiter)
        return "".join(out)

    def is_valid(self):
        """Whether substitute would not raise ValueError."""
        return all([kind != "invalid" for _, kind, _, _ in self._pieces()])

    def get_identifiers(self):
        """The placeholders' names, each once, in order."""
        names = {}
        for _, kind, name, _ in self._pieces():
            if kind == "name":
                names[name] = True
        return list(names)


def _is_name_char(c, first):
    return c == "_" or c.isascii() and (c.isalpha() or not first and c.isdigit())


class Formatter:
    """str.format with parts that subclasses can replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if field is None:
                continue
            first = _first_part(field)
            if first == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            out.append(self.format_field(obj, spec))
        return "".join(out), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """Yields (literal text, field name, format spec, conversion); the last three are None without a field."""
        text, at, literal = format_string, 0, []
        while at < len(text):
            c = text[at]
            if c not in "{}":
                end = at
                while end < len(text) and text[end] not in "{}":
                    end += 1
                literal.append(text[at:end])
                at = end
                continue
            if text.startswith(c, at + 1):
                literal.append(c)
                yield "".join(literal), None, None, None
                literal = []
                at += 2
                continue
            if c == "}" or at + 1 == len(text):
                raise ValueError("Single '" + c + "' encountered in format string")
            field, spec, conversion, at = _parse_field(text, at + 1)
            yield "".join(literal), field, spec, conversion
            literal = []
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        first = _first_part(field_name)
        rest = field_name[len(first):]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == ".":
                name = _first_part(rest[1:])
                obj = getattr(obj, name)
                rest = rest[1 + len(name):]
            elif rest[0] == "[":
                end = rest.find("]")
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                item = rest[1:end]
                obj = obj[int(item) if item.isdigit() else item]
                rest = rest[end + 1:]
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        return obj, key


def _first_part(field):
    for i, c in enumerate(field):
        if c in ".[":
            return field[:i]
    return field


def _parse_field(text, begin):
    at, n = begin, len(text)
    while at < n and text[at] not in "}:!":
        if text[at] == "{":
            raise ValueError("unexpected '{' in field name")
        if text[at] == "[":
            close = text.find("]", at)
            at = n if close < 0 else close
        at += 1
    if at >= n:
        raise ValueError("expected '}' before end of string")
    field, conversion, mark = text[begin:at], None, text[at]
    at += 1
    if mark == "}":
        return field, "", None, at
    if mark == "!":
        if at >= n:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[at]
        at += 1
        if at < n and text[at] == "}":
            return field, "", conversion, at + 1
        if at < n and text[at] != ":":
            raise ValueError("expected ':' after conversion specifier")
        at += 1
    start, depth = at, 1
    while at < n:
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return field, text[start:at], conversion, at + 1
        at += 1
    raise ValueError("unmatched '{' in format spec")
