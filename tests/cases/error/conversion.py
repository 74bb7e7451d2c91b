# Messages of failed conversions.
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class A:
    pass


for o in (None, [], {}, A(), "x", "1.5", b"z", "", 1e400, float("nan"), "9" * 5 + "x"):
    attempt(lambda: int(o))
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'dict'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'A'
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: ValueError invalid literal for int() with base 10: '1.5'
# expect: ValueError invalid literal for int() with base 10: b'z'
# expect: ValueError invalid literal for int() with base 10: ''
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
# expect: ValueError invalid literal for int() with base 10: '99999x'
for o in (None, [], A(), "x", "", "1,5", b"q", 10 ** 400):
    attempt(lambda: float(o))
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: TypeError float() argument must be a string or a real number, not 'list'
# expect: TypeError float() argument must be a string or a real number, not 'A'
# expect: ValueError could not convert string to float: 'x'
# expect: ValueError could not convert string to float: ''
# expect: ValueError could not convert string to float: '1,5'
# expect: ValueError could not convert string to float: b'q'
# expect: OverflowError int too large to convert to float
for f in (lambda: str(b"\xff", "utf-8"), lambda: bytes("é"), lambda: bytes(["a"]), lambda: bytes(1.5),
          lambda: list(None), lambda: tuple(1), lambda: dict(1), lambda: dict(["a"]),
          lambda: set(None), lambda: chr("x"), lambda: ord("xy"), lambda: hex("f"), lambda: bin(2.0),
          lambda: round("1"), lambda: abs(None), lambda: range("3"),
          lambda: int("0x1", 10), lambda: int("2", 2), lambda: int(b""), lambda: "%d" % "5", lambda: [0] * "3",
          lambda: "a" * None):
    attempt(f)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: TypeError string argument without an encoding
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError cannot convert 'float' object to bytes
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: ValueError dictionary update sequence element #0 has length 1; 2 is required
# expect: TypeError 'NoneType' object is not iterable
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError type str doesn't define __round__ method
# expect: TypeError bad operand type for abs(): 'NoneType'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError invalid literal for int() with base 10: '0x1'
# expect: ValueError invalid literal for int() with base 2: '2'
# expect: ValueError invalid literal for int() with base 10: b''
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError can't multiply sequence by non-int of type 'NoneType'
