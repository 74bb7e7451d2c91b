# The methods bytes shares with str.
b = b"Hello World"
print(b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.find(b"o"), b.find(111), b.rfind(b"o"),
      b.count(b"l"), b.index(b"W"), b.count(108))
# expect: b'HELLO WORLD' b'hello world' b'Hello World' b'hELLO wORLD' b'Hello world' 4 4 7 3 6 3
print(b.split(), b.split(b"o"), b"a,b,c".split(b",", 1), b"a,b,c".rsplit(b",", 1), b" x ".strip(),
      b"xxaxx".strip(b"x"), b"a\nb\r\n".splitlines())
# expect: [b'Hello', b'World'] [b'Hell', b' W', b'rld'] [b'a', b'b,c'] [b'a,b', b'c'] b'x' b'a' [b'a', b'b']
print(b.replace(b"l", b"L"), b.replace(b"l", b"", 1), b"-".join([b"a", b"b"]), b.startswith(b"He"),
      b.endswith((b"x", b"ld")), b.partition(b" "), b.rpartition(b"o"))
# expect: b'HeLLo WorLd' b'Helo World' b'a-b' True True (b'Hello', b' ', b'World') (b'Hello W', b'o', b'rld')
print(b"5".zfill(3), b"a".center(5, b"*"), b"a".ljust(3), b"a".rjust(3, b"-"), b"a\tb".expandtabs(4),
      b"abc".isalpha(), b"12".isdigit(), b" ".isspace(), b"aB".islower())
# expect: b'005' b'**a**' b'a  ' b'--a' b'a   b' True True True False
print(b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"pre-x".removeprefix(b"pre-"),
      b"x.py".removesuffix(b".py"), b"a1".isalnum(), b"A".isupper())  # expect: b'xyc' b'ac' b'x' b'x' True True
print(b"\xc3\xa9".upper(), b"\xe9".isalpha(), b"Ab".istitle(), b"\x80".isascii(), b"a" in b"abc",
      b"abc".__contains__(98), b"a".__add__(b"b"), b"abc".__getitem__(1))
# expect: b'\xc3\xa9' False True False True True b'ab' 98
for f in (lambda: b.split(""), lambda: b.replace("a", "b"), lambda: b.find("H"), lambda: b.startswith("H"),
          lambda: b.join(["a"]), lambda: b.index(b"zz"), lambda: b.strip("x"),
          lambda: b.find(300), lambda: b.split(b"")):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
# expect: TypeError sequence item 0: expected a bytes-like object, str found
# expect: ValueError subsection not found
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError empty separator
