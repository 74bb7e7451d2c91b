# bytearray is mutable.
a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"!!")
a += b"?"
print(a, len(a), a[0], a[-1:], a == b"Hello!!!?", type(a[1:3]).__name__, list(a[:2]))
# expect: bytearray(b'Hello!!!?') 9 72 bytearray(b'?') True bytearray [72, 101]
a[1:3] = b"EEE"
print(a)  # expect: bytearray(b'HEEElo!!!?')
del a[0], a[-2:]
print(a, a.pop(), a.pop(0), a)  # expect: bytearray(b'EElo!') 33 69 bytearray(b'EElo!')
a.insert(1, 120)
a.remove(120)
a.reverse()
print(a, a.find(b"l"), a.upper(), bytes(a), a + b"x", b"x" + a, a * 2, 69 in a)
# expect: bytearray(b'!olEE') 2 bytearray(b'!OLEE') b'!olEE' bytearray(b'!olEEx') b'x!olEE' bytearray(b'!olEE!olEE') True
a[::2] = b"\x00" * len(a[::2])
print(a, a.copy() == a, bytearray(3), bytearray([1, 2]))
# expect: bytearray(b'\x00o\x00E\x00') True bytearray(b'\x00\x00\x00') bytearray(b'\x01\x02')
print(bytearray("é", "utf-8"), bytearray(), bytearray(b"x").hex())  # expect: bytearray(b'\xc3\xa9') bytearray(b'') 78
a.clear()
print(a, bool(a), type(bytearray(b"a") + b"b").__name__, type(b"a" + bytearray(b"b")).__name__)
# expect: bytearray(b'') False bytearray bytes
b = c = bytearray(b"ab")
b *= 2
b += bytes(c)
print(c, b is c)  # expect: bytearray(b'abababab') True
for f in (lambda: hash(a), lambda: a.append(256), lambda: a.append("x"), lambda: a.pop(),
          lambda: b.__setitem__(0, -1), lambda: b.__setitem__(9, 1), lambda: a.remove(5),
          lambda: bytearray([300]), lambda: a.extend(5), lambda: a.extend("ab")):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
# expect: TypeError unhashable type: 'bytearray'
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: IndexError pop from empty bytearray
# expect: ValueError byte must be in range(0, 256)
# expect: IndexError bytearray index out of range
# expect: ValueError value not found in bytearray
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError can't extend bytearray with int
# expect: TypeError 'str' object cannot be interpreted as an integer
