# bytes: literals, indexing, slicing, iteration, repr.
b = b"hello"
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), list(b[:2]), b + b"!", b * 2, 2 * b"ab", b == b"hello", b == "hello",
      b != b"x")
# expect: b'hello' 104 111 b'el' b'olleh' 5 [104, 101] b'hello!' b'hellohello' b'abab' True False True
print(bytes(3), bytes([1, 255]), bytes("é", "utf-8"), bytes(b"copy"), bytes(), bytes(range(5)), bytes((65, 66)),
      bytes(x for x in [67]))
# expect: b'\x00\x00\x00' b'\x01\xff' b'\xc3\xa9' b'copy' b'' b'\x00\x01\x02\x03\x04' b'AB' b'C'
print(b"\x00\n\t\\'\"\x7f\x80", b'it\'s', b"\x41", b"" == bytes(), bool(b""), 104 in b, b"el" in b, 300 in [*b], b"" in b)
# expect: b'\x00\n\t\\\'"\x7f\x80' b"it's" b'A' True False True True False True
print(b < b"help", b"a" < b"b", b"" < b"a", b"\xff" > b"a", max(b), min(b), sorted(b"cab"), sum(b"\x01\x02"),
      hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])  # expect: True True True True 111 101 [97, 98, 99] 3 True 1
print(b.hex(), b.hex(" "), b.hex("-", 2), bytes.fromhex("48 65 6c"), bytes.fromhex(""), b"ab".decode(), [*b"ab"],
      b"a" b"b", rb"\n")  # expect: 68656c6c6f 68 65 6c 6c 6f 68-656c-6c6f b'Hel' b'' ab [97, 98] b'ab' b'\\n'
x, *y = b"abc"
print(x, y, type(b[0]).__name__, type(b[0:1]).__name__, repr(b), str(b), f"{b}", "%s" % b, b"%d-%s" % (5, b"x"),
      b"%x|%5d|%.2f" % (255, 3, 1.5))
# expect: 97 [98, 99] int bytes b'hello' b'hello' b'hello' b'hello' b'5-x' b'ff|    3|1.50'
for f in (lambda: b[5], lambda: b + "s", lambda: bytes([256]), lambda: bytes(-1), lambda: bytes("s"),
          lambda: bytes([1.5]), lambda: bytes(["a"]),
          lambda: b"a" < "b", lambda: bytes.fromhex("zz"), lambda: b.join([1]), lambda: b.foo, lambda: 256 in b,
          lambda: "h" in b, lambda: bytes(None)):
    try:
        f()
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: IndexError index out of range
# expect: TypeError can't concat str to bytes
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError negative count
# expect: TypeError string argument without an encoding
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError '<' not supported between instances of 'bytes' and 'str'
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: TypeError sequence item 0: expected a bytes-like object, int found
# expect: AttributeError 'bytes' object has no attribute 'foo'
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError cannot convert 'NoneType' object to bytes
