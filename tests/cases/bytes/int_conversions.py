# Between bytes, ints and bit patterns.
n = 0x0102030405060708
print(n.to_bytes(8, "big"), n.to_bytes(8, "little"), int.from_bytes(b"\x01\x02", "big"), list((1000).to_bytes(2, "little")))
# expect: b'\x01\x02\x03\x04\x05\x06\x07\x08' b'\x08\x07\x06\x05\x04\x03\x02\x01' 258 [232, 3]
h = 0
for byte in b"The quick brown fox":
    h = (h * 31 + byte) & 0xFFFFFFFF
print(h, hex(h))  # expect: 2555631267 0x9853d6a3


def crc(data):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8):
            c = c >> 1 ^ 0xEDB88320 if c & 1 else c >> 1
    return c ^ 0xFFFFFFFF


print(hex(crc(b"123456789")), crc(b""), crc(bytes(range(256))))  # expect: 0xcbf43926 0 688229491
print(bytes(b ^ 0x20 for b in b"Flip CASE"), bytes(reversed(b"abc")), bytes(sorted(b"hello")),
      b"".join(bytes([i]) for i in (97, 98)))  # expect: b'fLIP\x00case' b'cba' b'ehllo' b'ab'
print("".join(f"{b:08b}" for b in b"Az"), bytes(int(s, 2) for s in ("01000001", "01111010")),
      [hex(b) for b in b"\x0f\xf0"], bytes.fromhex("".join(["de", "ad"])).hex())
# expect: 0100000101111010 b'Az' ['0xf', '0xf0'] dead
print(int.from_bytes(bytes(range(1, 20)), "big") % 1000007, (2 ** 127 - 1).to_bytes(16, "big").hex(),
      b"%b-%a" % (b"q", "é"), ascii(b"\xe9"))  # expect: 211016 7fffffffffffffffffffffffffffffff b"q-'\\xe9'" b'\xe9'
