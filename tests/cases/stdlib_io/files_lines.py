# Lines of files: by iteration and otherwise, where they are longer than what is read at once, and what ends that.
import io

WAYS = [None, "", "\n", "\r", "\r\n"]


def put(data):
    with open("lines.txt", "wb") as f:
        f.write(data)


def ways(data, **options):
    """The lines, got in several ways that have to agree."""
    put(data)
    nothing = b"" if "mode" in options else ""
    with open("lines.txt", **options) as f:
        lines = [line for line in f]
    with open("lines.txt", **options) as f:
        assert f.readlines() == lines, options
    with open("lines.txt", **options) as f:
        assert list(iter(f.readline, nothing)) == lines, options
    with open("lines.txt", **options) as f:
        assert f.read() == nothing.join(lines), options
    with open("lines.txt", **options) as f:
        assert [line for line in [f.readline()] if line] + f.readlines() == lines, options
    with open("lines.txt", **options) as f:
        parts = []
        while part := f.read(3 if len(data) < 100 else 30000):
            parts.append(part)
        assert nothing.join(parts) == nothing.join(lines), options
    with open("lines.txt", **options) as f:
        assert f.readlines(1) == lines[:1], options
    return lines


data = "één\r\ntwee\rdrie\n\nvier\r".encode()
for newline in WAYS:
    print(ways(data, newline=newline, encoding="utf-8"))
# expect: ['één\n', 'twee\n', 'drie\n', '\n', 'vier\n']
# expect: ['één\r\n', 'twee\r', 'drie\n', '\n', 'vier\r']
# expect: ['één\r\n', 'twee\rdrie\n', '\n', 'vier\r']
# expect: ['één\r', '\ntwee\r', 'drie\n\nvier\r']
# expect: ['één\r\n', 'twee\rdrie\n\nvier\r']
print(ways(data, newline=None, encoding="latin-1")[0], ways(b"plain\nascii", encoding="ascii"))
# expect: Ã©Ã©n
# expect:  ['plain\n', 'ascii']
print(ways(data, mode="rb"))
# expect: [b'\xc3\xa9\xc3\xa9n\r\n', b'twee\rdrie\n', b'\n', b'vier\r']
print(ways(b""), ways(b"\n"), ways(b"x"), ways(b"", mode="rb"))
# expect: [] ['\n'] ['x'] []

# Longer than what is read at once, and an end that is cut in two by that.
for n in (8191, 65535, 140000):
    data = b"a" * n + b"\r\n" + b"e" * 10 + b"\r" + b"b" * 70000 + b"\n"
    for newline in WAYS:
        lines = ways(data, newline=newline, encoding="utf-8")
        assert lines[0].rstrip("\r\n") == "a" * n, (n, newline)
    assert [len(line) for line in ways(data, mode="rb")] == [n + 2, 10 + 1 + 70000 + 1]
print([len(line) for line in lines])
# expect: [140002, 70012]

# What is no text is an error in its own line, or what the program wants instead.
put(b"good\nb\xffd\nlast\n")
print(open("lines.txt", encoding="utf-8", errors="replace").readlines())
print(open("lines.txt", encoding="ascii", errors="ignore").read(6).split())
try:
    for line in open("lines.txt", encoding="utf-8"):
        pass
except UnicodeDecodeError as e:
    print(e.reason)
# expect: ['good\n', 'b�d\n', 'last\n']
# expect: ['good', 'b']
# expect: invalid start byte

# A stream that was closed, in whatever way, has no lines any more.
put(b"1\n2\n3\n")
for close in (lambda f: f.close(), lambda f: f.buffer.close(), lambda f: f.buffer.raw.close(), lambda f: f.detach()):
    f = open("lines.txt")
    next(f)
    kept = f.buffer, f.buffer.raw
    close(f)
    try:
        print(next(f))
    except ValueError as e:
        print(e)
f = open("lines.txt", "rb")
next(f)
f.close()
try:
    print(next(f))
except ValueError as e:
    print("closed")
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: underlying buffer has been detached
# expect: closed

# Positions, and what is written in between.
put("één\ntwee\ndrie\n".encode())
with open("lines.txt", "r+", encoding="utf-8") as f:
    print(repr(f.readline()), f.tell(), repr(f.read(2)), f.tell(), repr(f.readline()), f.tell())
    f.seek(6)
    print(f.readlines())
    f.seek(0)
    next_line = f.readline()
    f.seek(f.tell())
    f.write("TWEE")
    f.seek(0)
    print(f.read().split())
# expect: 'één\n' 6 'tw' 8 'ee\n' 11
# expect: ['twee\n', 'drie\n']
# expect: ['één', 'TWEE', 'drie']


# A class of the program has its own lines.
class Shouting(io.TextIOWrapper):
    def readline(self, size=-1):
        return super().readline(size).upper()


put(b"one\ntwo\n")
with Shouting(open("lines.txt", "rb")) as f:
    print(list(f))
with Shouting(open("lines.txt", "rb")) as f:
    print(next(f), f.readlines(), sep="")
print(io.TextIOWrapper(io.BytesIO(b"in\nmemory")).readlines())
# expect: ['ONE\n', 'TWO\n']
# expect: ONE
# expect: ['TWO\n']
# expect: ['in\n', 'memory']


# Writing, the short way and the long ones.
class Text(str):
    pass


with open("out.txt", "w", encoding="utf-8") as f:
    print(f.write("plain\n"), f.write("één\n"), f.write(Text("derived\n")), f.write(""))
    print(1, "two", file=f)
    f.writelines(["a", "b\n"])
    f.flush()
    f.buffer.write(b"bytes\n")
    f.write("after\n")
print(open("out.txt", "rb").read())
for options in ({"newline": "\r\n"}, {"buffering": 1}, {"encoding": "latin-1"}):
    with open("out.txt", "w", **options) as f:
        f.write("é\nx\n")
    print(open("out.txt", "rb").read())
with open("out.txt", "w", encoding="ascii") as f:
    f.write("fine\n")
    try:
        f.write("é")
    except UnicodeEncodeError as e:
        print(e.encoding)
    try:
        f.write(b"bytes")
    except TypeError as e:
        print(e)
for use in (lambda: f.write("x"), lambda: f.write("é"), lambda: f.read(1), lambda: open("out.txt").write("x")):
    try:
        use()
    except ValueError as e:
        print(type(e).__name__, e)
# expect: 6 4 8 0
# expect: b'plain\n\xc3\xa9\xc3\xa9n\nderived\n1 two\nab\nbytes\nafter\n'
# expect: b'\xc3\xa9\r\nx\r\n'
# expect: b'\xc3\xa9\nx\n'
# expect: b'\xe9\nx\n'
# expect: ascii
# expect: write() argument must be str, not bytes
# expect: ValueError I/O operation on closed file.
# expect: ValueError I/O operation on closed file.
# expect: ValueError I/O operation on closed file.
# expect: UnsupportedOperation not writable
