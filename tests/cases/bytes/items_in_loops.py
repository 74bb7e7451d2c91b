# Bytes and bytearrays are iterated, indexed and stored into in hot code; what cannot be done leaves it and raises as usual.


def total(data):
    s = 0
    for b in data:
        s += b
    return s


def checksum(data, table):
    c = 0xFFFFFFFF
    for b in data:
        c = table[(c ^ b) & 0xFF] ^ (c >> 8)
    return c ^ 0xFFFFFFFF


def by_index(data):
    s = 0
    for i in range(len(data)):
        s = (s * 31 + data[i] - data[-1 - i]) % 1000003
    return s


def shuffle(state, key):
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 0xFF
        state[i], state[j] = state[j], state[i]
    return state


def fill(data, values):
    n = 0
    for i in range(len(values)):
        try:
            data[i] = values[i]
        except (ValueError, IndexError, TypeError) as e:
            n += 1
            if n <= 5:
                print(type(e).__name__, e)
    return n


def growing(data, limit):
    # The length is asked at every turn.
    n = 0
    for b in data:
        n += 1
        if len(data) < limit:
            data.append(b ^ 1)
    return n


def shrinking(data):
    n = 0
    for b in data:
        n += b
        if data:
            data.pop()
    return n


def emptied(data):
    out = []
    it = iter(data)
    for b in it:
        out.append(b)
        if len(out) == 3:
            break
    for b in it:
        out.append(b)
    return out


def find(data, wanted):
    for i, b in enumerate(data):
        if b == wanted:
            return i
    return -1


def table():
    out = []
    for i in range(256):
        c = i
        for _ in range(8):
            c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
        out.append(c)
    return out


text = bytes(range(256)) * 8
crc = table()
for data in (text, bytearray(text), b"", bytearray(), b"\x00", bytearray(b"\xff")):
    print(total(data), checksum(data, crc), by_index(data))
print(checksum(b"123456789", crc) == 0xCBF43926)
state = bytearray(range(256))
for key in (b"key", b"another key", bytearray(b"k")):
    state = shuffle(state, key)
print(sum(i * b for i, b in enumerate(state)), sorted(state) == list(range(256)))
data = bytearray(600)
print(fill(data, list(range(256)) * 2), sum(data))
print(fill(data, [255, 256, -1, 1.5, None, True, 1 << 70] * 100))
print(data[:10], fill(bytearray(3), [1, 2, 3, 4]))
print(growing(bytearray(b"ab"), 3000), shrinking(bytearray(text)))
print(emptied(text[:6]), emptied(bytearray(b"abcdef")))
print(find(text, 255), find(bytearray(text), 300), max(text), min(bytearray(b"zxy")))
for data in (text, bytearray(b"abc"), [1, 2, 3], (4, 5), "xyz"):
    print(type(data).__name__, data[1], data[-1])
try:
    print(text[5000])
except IndexError as e:
    print(e)
try:
    bytearray(b"abc")[3] = 1
except IndexError as e:
    print(e)

# expect: 261120 2673794392 719100
# expect: 261120 2673794392 719100
# expect: 0 0 0
# expect: 0 0 0
# expect: 0 3523407757 0
# expect: 255 4278190080 0
# expect: True
# expect: 4126439 True
# expect: 0 65280
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: ValueError byte must be in range(0, 256)
# expect: 529
# expect: IndexError bytearray index out of range
# expect: bytearray(b'\xff\x01\x02\x03\x04\x01\x06\xff\x08\t') 1
# expect: 3000 130560
# expect: [0, 1, 2, 3, 4, 5] [97, 98, 99, 100, 101, 102]
# expect: 255 -1 255 120
# expect: bytes 1 255
# expect: bytearray 98 99
# expect: list 2 3
# expect: tuple 5 5
# expect: str y z
# expect: index out of range
# expect: bytearray index out of range
