# Notes are printed after the message.
def load(name):
    try:
        raise LookupError(f"no file {name}")
    except LookupError as e:
        e.add_note("searched in 3 places")
        e.add_note("line one\nline two")
        raise


load("x.txt")
# raises: line two
