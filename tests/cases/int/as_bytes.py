# Ints as bytes and back, at the edges of what so many bytes hold.
edges = sorted({s * ((1 << b) + d) for b in (0, 7, 8, 16, 31, 55, 56, 61, 62, 63, 64) for d in (-1, 0, 1) for s in (1, -1)})
n_fit = n_not = 0
for i in edges:
    for length in (0, 1, 2, 4, 7, 8, 9):
        for order in ("big", "little"):
            for signed in (False, True):
                low, high = (-(1 << 8 * length - 1), (1 << 8 * length - 1) - 1) if signed and length else (0, (1 << 8 * length) - 1)
                if length == 0 and signed:
                    low, high = -1, 0
                try:
                    b = i.to_bytes(length, order, signed=signed)
                except OverflowError as e:
                    assert not low <= i <= high, (i, length, signed)
                    assert str(e) in ("int too big to convert", "can't convert negative int to unsigned"), e
                    n_not += 1
                    continue
                assert low <= i <= high and len(b) == length, (i, length, signed)
                digits = [(i >> 8 * k) & 255 for k in range(length)]
                assert list(b) == (digits if order == "little" else digits[::-1]), (i, b)
                assert int.from_bytes(b, order, signed=signed) == (i if length else 0)
                assert int.from_bytes(bytearray(b), byteorder=order, signed=signed) == (i if length else 0)
                assert int.from_bytes(list(b), order, signed=signed) == (i if length else 0)
                n_fit += 1
print(n_fit, n_not)  # expect: 644 1176

print((5).to_bytes(), (300).to_bytes(length=2), True.to_bytes(2, "little"), (7).to_bytes(2, byteorder="big"))
# expect: b'\x05' b'\x01,' b'\x01\x00' b'\x00\x07'
print(int.from_bytes(b""), int.from_bytes(b"\xff"), int.from_bytes(b"\xff\xfe", signed=True), int.from_bytes(bytes=b"\1\2"))
# expect: 0 255 -2 258


class I(int):
    def __new__(cls, v):
        print("made of", v)
        return super().__new__(cls, v)


print(type(I.from_bytes(b"\1\0", "little")).__name__, I(3).to_bytes(1, "big"))
# expect: made of 1
# expect: made of 3
# expect: I b'\x03'


class Index:
    def __index__(self):
        print("asked")
        return 2


print((1).to_bytes(Index(), "big"))
# expect: asked
# expect: b'\x00\x01'
for wrong in (
    lambda: (1).to_bytes(-1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(1, 2), lambda: (1).to_bytes("1", "big"),
    lambda: (-1).to_bytes(1, "big"), lambda: (256).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True),
    lambda: (1).to_bytes(1, "big", True), lambda: (1).to_bytes(1, "big", sign=1), lambda: (1).to_bytes(1, length=1),
    lambda: int.from_bytes(), lambda: int.from_bytes("a"), lambda: int.from_bytes(5), lambda: int.from_bytes([256]),
    lambda: int.from_bytes(b"a", "big", 1), lambda: int.from_bytes(b"a", order="big"),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError length argument must be non-negative
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: TypeError to_bytes() argument 'byteorder' must be str, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError can't convert negative int to unsigned
# expect: OverflowError int too big to convert
# expect: OverflowError int too big to convert
# expect: TypeError to_bytes() takes at most 2 positional arguments (3 given)
# expect: TypeError 'sign' is an invalid keyword argument for to_bytes()
# expect: TypeError argument for to_bytes() given by name ('length') and position (1)
# expect: TypeError from_bytes() missing required argument 'bytes' (pos 1)
# expect: TypeError cannot convert 'str' object to bytes
# expect: TypeError cannot convert 'int' object to bytes
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError from_bytes() takes at most 2 positional arguments (3 given)
# expect: TypeError 'order' is an invalid keyword argument for from_bytes()
