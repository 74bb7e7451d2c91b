# ValueError texts.
def attempt(f):
    try:
        f()
    except ValueError as e:
        print(e)


attempt(lambda: int("abc"))  # expect: invalid literal for int() with base 10: 'abc'
attempt(lambda: int("12", 2))  # expect: invalid literal for int() with base 2: '12'
attempt(lambda: float("x"))  # expect: could not convert string to float: 'x'
attempt(lambda: [1].remove(2))  # expect: list.remove(x): x not in list
attempt(lambda: [1].index(2))  # expect: 2 is not in list
attempt(lambda: (1,).index(2))  # expect: tuple.index(x): x not in tuple
attempt(lambda: "abc".index("z"))  # expect: substring not found
attempt(lambda: b"abc".index(b"z"))  # expect: subsection not found
attempt(lambda: range(3).index(7))  # expect: 7 is not in range
attempt(lambda: "a".split(""))  # expect: empty separator
attempt(lambda: chr(-5))  # expect: chr() arg not in range(0x110000)
attempt(lambda: range(1, 2, 0))  # expect: range() arg 3 must not be zero
attempt(lambda: [1, 2][::0])  # expect: slice step cannot be zero
attempt(lambda: "x".encode("ascii") and "é".encode("ascii"))
# expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
attempt(lambda: bytes([300]))  # expect: bytes must be in range(0, 256)
attempt(lambda: min([]))  # expect: min() arg is an empty sequence
attempt(lambda: max({}))  # expect: max() arg is an empty sequence
attempt(lambda: dict([(1, 2, 3)]))  # expect: dictionary update sequence element #0 has length 3; 2 is required
attempt(lambda: int(float("nan")))  # expect: cannot convert float NaN to integer
attempt(lambda: 1 << -1)  # expect: negative shift count
attempt(lambda: pow(2, -1, 4))  # expect: base is not invertible for the given modulus
attempt(lambda: "{:d}".format("x"))  # expect: Unknown format code 'd' for object of type 'str'
attempt(lambda: "{".format())  # expect: Single '{' encountered in format string
attempt(lambda: "%q" % 5)  # expect: unsupported format character 'q' (0x71) at index 1
attempt(lambda: "abc".zfill(2).center(5, "*").index("q"))  # expect: substring not found
attempt(lambda: next(zip([1], [], strict=True)))  # expect: zip() argument 2 is shorter than argument 1
attempt(lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]))
# expect: attempt to assign sequence of size 1 to extended slice of size 2
attempt(lambda: (lambda a, b: 0)(*map(int, ["1", "x"])))  # expect: invalid literal for int() with base 10: 'x'
attempt(lambda: bytes.fromhex("0g"))  # expect: non-hexadecimal number found in fromhex() arg at position 1
attempt(lambda: bytearray(b"a").remove(5))  # expect: value not found in bytearray
