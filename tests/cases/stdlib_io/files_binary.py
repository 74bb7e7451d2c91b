# open(): bytes are written, read, moved about in; with a buffer and without.
import io

with open("data", "wb") as f:
    print(f.write(b"0123456789"), f.tell(), f.write(bytearray(b"ab\ncd")), f, f.name, f.mode, type(f.raw).__name__)
with open("data", "rb") as f:
    print(f.read(4), f.readline(), f.read1(1), f.peek(1)[:1], f.read(), f.read(), f.tell())
    print(f.seek(-3, 2), f.read(2), f.seek(2), f.seek(2, 1), f.read(1), f.readlines(), f.seek(0), f.readline(3), list(f))
    buffer = bytearray(4)
    print(f.seek(8), f.readinto(buffer), buffer, f.readable(), f.writable(), f.seekable())
with open("data", "r+b") as f:
    print(f.read(2), f.write(b"XX"), f.tell(), f.read(2), f.seek(0), f.read(6), f.truncate(8), f.seek(0), f.read())
with open("data", "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell())
with open("data", "w+b") as f:
    print(f.read(), f.write(b"fresh"), f.seek(0), f.read(), f.seek(8), f.write(b"!"), f.seek(0), f.read())
with open("data", "rb", buffering=0) as f:
    print(type(f).__name__, f.read(3), f.readall(), f.read(), f.seek(1), f.read(2), f.mode)
with open("data", "wb", 0) as f:
    print(f.write(b"raw"), open("data", "rb").read(), f.tell())
with open("data", "wb") as f:
    f.write(b"kept")
    f.flush()
    print(open("data", "rb").read())
with open("data", "wb") as f:
    total = 0
    for i in range(300):
        total += f.write(b"%d " % i * 100)
    print(total, f.tell())
data = open("data", "rb").read()
print(len(data), data[:8], data[-8:])
with open("data", "rb") as f:
    n = 0
    while piece := f.read(1000):
        n += len(piece)
    print(n)
wrapped = io.TextIOWrapper(open("data", "rb"), encoding="ascii")
print(wrapped.read(6), wrapped.buffer.mode, type(wrapped.detach()).__name__)
text = io.TextIOWrapper(io.BytesIO(b"one\r\ntwo"), newline=None)
print(text.readlines())
for wrong in (
    lambda: f.read(), lambda: open("data", "rb").write(b"x"), lambda: open("data", "wb").read(),
    lambda: open("data", "w").read(), lambda: open("data").write("x"), lambda: open("data", "wb").write("text"),
    lambda: open("data", "w").write(b"bytes"),
):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: 10 10 5 <_io.BufferedWriter name='data'> data wb FileIO
# expect: b'0123' b'456789ab\n' b'c' b'd' b'd' b'' 15
# expect: 12 b'\nc' 2 4 b'4' [b'56789ab\n', b'cd'] 0 b'012' [b'3456789ab\n', b'cd']
# expect: 8 4 bytearray(b'89ab') True False True
# expect: b'01' 2 4 b'45' 0 b'01XX45' 8 0 b'01XX4567'
# expect: 8 3 11
# expect: b'' 5 0 b'fresh' 8 1 0 b'fresh\x00\x00\x00!'
# expect: FileIO b'fre' b'sh\x00\x00\x00!' b'' 1 b're' rb
# expect: 3 b'raw' 3
# expect: b'kept'
# expect: 109000 109000
# expect: 109000 b'0 0 0 0 ' b'299 299 '
# expect: 109000
# expect: 0 0 0  rb BufferedReader
# expect: ['one\n', 'two']
# expect: ValueError read of closed file
# expect: UnsupportedOperation write
# expect: UnsupportedOperation read
# expect: UnsupportedOperation not readable
# expect: UnsupportedOperation not writable
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError write() argument must be str, not bytes
