# chr, ord, bin, oct, hex and ascii.
print(chr(65), chr(233), chr(8364), chr(128512), chr(0) == "\0", ord("A"), ord("€"), ord("😀"), ord(b"x"))
# expect: A é € 😀 True 65 8364 128512 120
print(bin(0), bin(10), bin(-5), oct(8), oct(-64), hex(255), hex(-255), hex(2 ** 70), bin(2 ** 66)[:8], bin(True))
# expect: 0b0 0b1010 -0b101 0o10 -0o100 0xff -0xff 0x400000000000000000 0b100000 0b1
print(ascii("é"), ascii("€😀\n'"), ascii([1, "ü"]), ascii("plain"), ascii('a"b'))
# expect: '\xe9' "\u20ac\U0001f600\n'" [1, '\xfc'] 'plain' 'a"b'
for bad in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: ord(""), lambda: ord("ab"), lambda: ord(1),
            lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: chr(2 ** 80)):
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError ord() expected a character, but string of length 0 found
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected string of length 1, but int found
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C int


class I:
    def __index__(self):
        return 255


print(hex(I()), bin(I()), oct(I()), chr(I()))  # expect: 0xff 0b11111111 0o377 ÿ
print([chr(ord(c) + 1) for c in "HAL"], "".join(map(chr, range(97, 103))))  # expect: ['I', 'B', 'M'] abcdef
