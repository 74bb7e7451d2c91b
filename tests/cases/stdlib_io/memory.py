# io.BytesIO and io.StringIO.
import io

b = io.BytesIO(b"one\ntwo\nthree")
print(b.read(2), b.readline(), b.tell(), b.readlines(), b.read(), b.getvalue())
print(b.seek(0), [line for line in b], b.seek(-5, 2), b.read(), b.seek(1), b.seek(1, 1), b.write(b"XYZ"), b.getvalue())
print(b.truncate(4), b.getvalue(), b.seek(6), b.write(b"!"), b.getvalue())
buffer = bytearray(3)
b.seek(0)
print(b.readinto(buffer), buffer, b.readable(), b.writable(), b.seekable(), b.isatty())
print(b.readline(2), b.read(None), b.read(), b.closed)
with io.BytesIO() as c:
    c.writelines([b"a", b"b"])
    print(c.getvalue(), c.tell())
print(c.closed)

s = io.StringIO("grün\nblau\n")
print(s.read(3), s.readline(), s.tell(), next(s), list(s))
print(s.seek(0, 2), s.write("rot"), s.getvalue(), s.seek(0), s.truncate(4), s.getvalue())
print(io.StringIO("a\r\nb\rc", newline=None).read().split("\n"))
t = io.StringIO()
print("printed", 1, file=t)
print(repr(t.getvalue()))
for wrong in (
    lambda: c.read(), lambda: b.write("text"), lambda: s.write(b"bytes"), lambda: b.seek(-1), lambda: s.seek(1, 1),
    lambda: io.StringIO(5), lambda: b.fileno(), lambda: s.truncate(-1),
):
    try:
        wrong()
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
# expect: b'on' b'e\n' 4 [b'two\n', b'three'] b'' b'one\ntwo\nthree'
# expect: 0 [b'one\n', b'two\n', b'three'] 8 b'three' 1 2 3 b'onXYZwo\nthree'
# expect: 4 b'onXY' 6 1 b'onXY\x00\x00!'
# expect: 3 bytearray(b'onX') True True True False
# expect: b'Y\x00' b'\x00!' b'' False
# expect: b'ab' 2
# expect: True
# expect: grü n
# expect:  5 blau
# expect:  []
# expect: 10 3 grün
# expect: blau
# expect: rot 0 4 grün
# expect: ['a', 'b', 'c']
# expect: 'printed 1\n'
# expect: ValueError I/O operation on closed file.
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError string argument expected, got 'bytes'
# expect: ValueError negative seek value -1
# expect: OSError Can't do nonzero cur-relative seeks
# expect: TypeError initial_value must be str or None, not int
# expect: UnsupportedOperation fileno
# expect: ValueError Negative size value -1
