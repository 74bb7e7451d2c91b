# Method chains and conditions that span lines.
def build(parts):
    text = (
        " ".join(parts)
        .strip()
        .replace("a", "b")
        .no_such_method()
    )
    return text


if (len("abc") == 3
        and build(["x", "y"])):
    print("never")
# raises: AttributeError: 'str' object has no attribute 'no_such_method'
