# Text: printing, formatting and joining what only the program can print.
#
# The natives print what they can; here is the rest, item by item, in frames of its own, so that any depth of nesting
# and any switch in the middle is possible. `text_special` finds a special method that the program defined (MISSING if
# the type's own is native), `text_parts` takes a container apart.

# Containers that are being printed, innermost last: one met again inside itself prints as dots.
text_active = []


def repr_(x):
    method = text_special(x, "__repr__")
    if method is MISSING:
        return container_repr(x)
    text = method()
    if not is_instance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type_name(text)})")
    return text


def item_repr(x):
    # repr(x), by the shortest way where the program has the say.
    method = text_special(x, "__repr__")
    if method is MISSING:
        return repr(x)
    text = method()
    if not is_instance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type_name(text)})")
    return text


def container_repr(x):
    parts = text_parts(x)
    if parts is None:
        return text_native_repr(x)
    kind, name, items = parts
    for other in text_active:
        if other is x:
            return container_dots(kind, name)
    text_active.append(x)
    try:
        return "[" + items_text(items) + "]" if kind == "list" else container_text(kind, name, items)
    finally:
        i = len(text_active) - 1
        while i >= 0:
            if text_active[i] is x:
                del text_active[i]
                break
            i -= 1


def container_dots(kind, name):
    if kind == "list" or kind == "deque":
        return "[...]"
    if kind == "tuple":
        return "(...)"
    if kind == "dict":
        return "{...}"
    if kind == "set" or kind == "frozenset":
        return (name or kind) + "(...)"
    if kind == "operator.itemgetter":
        return kind + "(...)"
    return "..."


def container_text(kind, name, items):
    if kind == "tuple":
        text = items_text(items)
        return "(" + text + ",)" if len(items) == 1 else "(" + text + ")"
    if kind == "dict":
        return "{" + pairs_text(items, "", ": ", "") + "}"
    if kind == "items":
        return "dict_items([" + pairs_text(items, "(", ", ", ")") + "])"
    if kind == "deque":
        limit = items[0]
        text = name + "([" + items_text(items[1:]) + "]"
        return text + ")" if limit is None else text + f", maxlen={limit})"
    text = items_text(items)
    if kind == "set" or kind == "frozenset":
        name = name or kind
        if not items:
            return name + "()"
        return "{" + text + "}" if name == "set" else name + "({" + text + "})"
    if kind == "keys":
        return "dict_keys([" + text + "])"
    if kind == "values":
        return "dict_values([" + text + "])"
    if kind == "proxy":
        return "mappingproxy(" + text + ")"
    if kind == "method":
        return "<bound method " + name + " of " + text + ">"
    if kind == "wrapper":
        return "<" + name + "(" + text + ")>"
    if kind == "exception":
        return name + "(" + text + ")"
    return kind + "(" + text + ")"


def items_text(items):
    texts = []
    for item in items:
        texts.append(item_repr(item))
    return ", ".join(texts)


def pairs_text(items, before, between, after):
    texts = []
    i = 0
    while i < len(items):
        texts.append(before + item_repr(items[i]) + between + item_repr(items[i + 1]) + after)
        i += 2
    return ", ".join(texts)


def str_(x):
    method = text_special(x, "__str__")
    if method is MISSING:
        # The inherited `__str__` is what `__repr__` answers.
        method = text_special(x, "__repr__")
    if method is MISSING:
        return container_repr(x)
    text = method()
    if not is_instance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type_name(text)})")
    return text


def str_by(x, f):
    text = f(x)
    if type(text) is not str and not is_instance(text, str):
        raise TypeError(f"__str__ returned non-string (type {type_name(text)})")
    return text


def repr_by(x, f):
    text = f(x)
    if type(text) is not str and not is_instance(text, str):
        raise TypeError(f"__repr__ returned non-string (type {type_name(text)})")
    return text


def str_new(cls, x):
    return text_new_str(cls, str(x))


def ascii_(x):
    return repr(x).encode("ascii", "backslashreplace").decode("ascii")


def format_(x, spec):
    method = text_special(x, "__format__")
    if method is MISSING:
        return format(str(x), spec)
    text = method(spec)
    if not is_instance(text, str):
        raise TypeError(f"__format__ must return a str, not {type_name(text)}")
    return text


def format_converted(x, conversion, spec):
    if conversion == 1:
        text = str(x)
    elif conversion == 2:
        text = repr(x)
    else:
        text = ascii(x)
    return format(text, spec)


def str_join(separator, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("can only join an iterable") from None
    return separator.join([item for item in iterator])


def join_items(iterable, separator):
    items = []
    for x in iterable:
        items.append(x)
    return separator.join(items)


def str_format(text, args, kwargs):
    return text.format(*args, **kwargs)


def str_mod(template, args):
    return text_percent(template, args)


def str_translate(text, table):
    known = {}
    for c in text:
        code = ord(c)
        if code not in known:
            try:
                known[code] = table[code]
            except LookupError:
                known[code] = code
    return text.translate(known)


def bytes_(x):
    data = type_lookup(x, "__bytes__")()
    if not is_instance(data, bytes):
        raise TypeError(f"__bytes__ returned non-bytes (type {type_name(data)})")
    return data


def byte_items(iterable):
    return [item if type(item) is int else index_(item) for item in iterable]


def bytes_from_iter(cls, iterable):
    return text_new_bytes(cls, byte_items(iterable))


def bytes_from_object(cls, x):
    return text_new_bytes(cls, bytes_(x))


def bytearray_extend(array, iterable):
    array.extend(byte_items(iterable))
