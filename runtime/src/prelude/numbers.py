# Numbers: what numeric functions do with objects of the program.


def divmod_(a, b):
    return binary_fallback("divmod", a, b)


def pow_(a, b, modulus):
    # With three arguments only the first one's method is asked.
    f = type_lookup(a, "__pow__")
    if f is not MISSING:
        result = f(b, modulus)
        if result is not NotImplemented:
            return result
    kinds = f"'{type_name(a)}', '{type_name(b)}', '{type_name(modulus)}'"
    raise TypeError(f"unsupported operand type(s) for ** or pow(): {kinds}")


def float_list(iterable):
    result = []
    for x in iterable:
        result.append(real_number(x))
    return result


def product_(iterable, start):
    for x in iterable:
        start = start * x
    return start
