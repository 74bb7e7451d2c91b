# int() of strings and bytes with bases, signs, spaces and underscores.
print(int("0"), int("-0"), int("+5"), int("  12\t"), int("1_000_000"), int("007"), int("9" * 30))
# expect: 0 0 5 12 1000000 7 999999999999999999999999999999
print(int("ff", 16), int("0xFF", 16), int("-0xff", 16), int("0b101", 2), int("101", 2), int("0o17", 8),
      int("zz", 36), int("Zz", 36))  # expect: 255 255 -255 5 5 15 1295 1295
print(int("0x1F", 0), int("0b11", 0), int("0o7", 0), int("42", 0), int("-1_0", 0), int("0", 0), int("00", 0),
      int("0x_ff", 16))  # expect: 31 3 7 42 -10 0 0 255
print(int(b"42"), int(bytearray(b"-7")), int("٣٤"), int("７"), int("\n5\n"), int(b"ff", 16))
# expect: 42 -7 34 7 5 255
for bad in ("", " ", "1 2", "1__0", "_1", "1_", "0x", "12a", "1.0", "1e5", "--1", "+-1", "é", "0x1g"):
    try:
        print(int(bad))
    except ValueError as e:
        print(e)
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: ' '
# expect: invalid literal for int() with base 10: '1 2'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: '_1'
# expect: invalid literal for int() with base 10: '1_'
# expect: invalid literal for int() with base 10: '0x'
# expect: invalid literal for int() with base 10: '12a'
# expect: invalid literal for int() with base 10: '1.0'
# expect: invalid literal for int() with base 10: '1e5'
# expect: invalid literal for int() with base 10: '--1'
# expect: invalid literal for int() with base 10: '+-1'
# expect: invalid literal for int() with base 10: 'é'
# expect: invalid literal for int() with base 10: '0x1g'
for s, base in (("010", 0), ("8", 8), ("2", 2), ("1", 37), ("1", -1), ("0b1", 8), ("z", 35)):
    try:
        print(int(s, base))
    except ValueError as e:
        print(e)
# expect: invalid literal for int() with base 0: '010'
# expect: invalid literal for int() with base 8: '8'
# expect: invalid literal for int() with base 2: '2'
# expect: int() base must be >= 2 and <= 36, or 0
# expect: int() base must be >= 2 and <= 36, or 0
# expect: invalid literal for int() with base 8: '0b1'
# expect: invalid literal for int() with base 35: 'z'
