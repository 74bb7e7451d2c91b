# Methods and attributes of int.
print([n.bit_length() for n in (0, 1, -1, 255, 256, -256, 2 ** 64, 2 ** 64 - 1)],
      [n.bit_count() for n in (0, 7, -7, 2 ** 70 - 1)])  # expect: [0, 1, 1, 8, 9, 9, 65, 64] [0, 3, 3, 70]
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True),
      (0).to_bytes(0, "big"), (5).to_bytes())  # expect: b'\x01\x02' b'\x02\x01\x00\x00' b'\xff\xfe' b'' b'\x05'
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"),
      int.from_bytes(b"\xff\xfe", "big", signed=True))  # expect: 258 513 -2
print(int.from_bytes(b"", "big"), int.from_bytes([1, 0], "big"),
      int.from_bytes(b"\xff" * 12, "little") == 2 ** 96 - 1, int.from_bytes(b"\x80"))  # expect: 0 256 True 128
print((2 ** 80).to_bytes(11, "big").hex(), int.from_bytes((2 ** 80 + 5).to_bytes(11, "little"), "little") == 2 ** 80 + 5)
# expect: 0100000000000000000000 True
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate(), (7).as_integer_ratio(), (5).__index__(),
      int.__name__)  # expect: 5 1 5 0 5 (7, 1) 5 int
print((5).__add__(3), (5).__radd__(3), (5).__add__("x"), (5).__floordiv__(2), (5).__neg__(), (5).__bool__(),
      (0).__bool__(), (5).__eq__(5.0))  # expect: 8 8 NotImplemented 2 -5 True False NotImplemented
print((1234).__format__(","), (10).__lt__(11), int.__mul__(3, 4), (5).__truediv__(2), (7).__divmod__(2), (2).__pow__(5, 7))
# expect: 1,234 True 12 2.5 (3, 1) 4
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"),
            lambda: (1).to_bytes(-1, "big"),
            lambda: int.from_bytes("a", "big"), lambda: int.from_bytes(b"a", "x"),
            lambda: (128).to_bytes(1, "big", signed=True)):
    try:
        bad()
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: OverflowError int too big to convert
# expect: OverflowError can't convert negative int to unsigned
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: ValueError length argument must be non-negative
# expect: TypeError cannot convert 'str' object to bytes
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: OverflowError int too big to convert
