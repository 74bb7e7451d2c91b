# raise ... from None hides the context.
def convert(s):
    try:
        return float(s)
    except ValueError:
        raise SystemError(f"no number: {s}") from None


print(convert("1.5"))  # expect: 1.5
convert("abc")
# raises: SystemError: no number: abc
