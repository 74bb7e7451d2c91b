# Errors from operations between str and other types.
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)


attempt(lambda: "a" + 1)  # expect: can only concatenate str (not "int") to str
attempt(lambda: 1 + "a")  # expect: unsupported operand type(s) for +: 'int' and 'str'
attempt(lambda: "a" + None)  # expect: can only concatenate str (not "NoneType") to str
attempt(lambda: "a" + b"b")  # expect: can only concatenate str (not "bytes") to str
attempt(lambda: b"a" + "b")  # expect: can't concat str to bytes
attempt(lambda: "a" - "b")  # expect: unsupported operand type(s) for -: 'str' and 'str'
attempt(lambda: "a" / 2)  # expect: unsupported operand type(s) for /: 'str' and 'int'
attempt(lambda: "a" * "b")  # expect: can't multiply sequence by non-int of type 'str'
attempt(lambda: "a" % 1)  # expect: not all arguments converted during string formatting
attempt(lambda: "%s %s" % ("a",))  # expect: not enough arguments for format string
attempt(lambda: "%d" % "x")  # expect: %d format: a real number is required, not str
attempt(lambda: "a" < 1)  # expect: '<' not supported between instances of 'str' and 'int'
attempt(lambda: "a" in 5)  # expect: argument of type 'int' is not iterable
attempt(lambda: 5 in "a")  # expect: 'in <string>' requires string as left operand, not int
key = "b"
attempt(lambda: "a"[key])  # expect: string indices must be integers, not 'str'
attempt(lambda: ",".join([1, 2]))  # expect: sequence item 0: expected str instance, int found
attempt(lambda: ",".join(5))  # expect: can only join an iterable
attempt(lambda: "a".replace(1, 2))  # expect: replace() argument 1 must be str, not int
attempt(lambda: "a".split(1))  # expect: must be str or None, not int
attempt(lambda: "a".startswith(1))  # expect: startswith first arg must be str or a tuple of str, not int
attempt(lambda: "a".find(1))  # expect: must be str, not int
attempt(lambda: "a".center("x"))  # expect: 'str' object cannot be interpreted as an integer
attempt(lambda: "a".encode(5))  # expect: encode() argument 'encoding' must be str, not int
attempt(lambda: "a".format(1).join(3))  # expect: can only join an iterable
attempt(lambda: "a".count())  # expect: count() takes at least 1 argument (0 given)
attempt(lambda: "a".upper(1, 2))  # expect: str.upper() takes no arguments (2 given)
attempt(lambda: str.upper())  # expect: unbound method str.upper() needs an argument
attempt(lambda: str.upper(5))  # expect: descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
attempt(lambda: str.join("a"))  # expect: str.join() takes exactly one argument (0 given)
attempt(lambda: -"a")  # expect: bad operand type for unary -: 'str'
attempt(lambda: f"{'a':d}")  # expect: Unknown format code 'd' for object of type 'str'
attempt(lambda: int("a" * 3))  # expect: invalid literal for int() with base 10: 'aaa'
attempt(lambda: "a" @ "b")  # expect: unsupported operand type(s) for @: 'str' and 'str'
