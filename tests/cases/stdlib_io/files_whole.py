# Whole files, and large parts of them, at once: text of several encodings, bytes, from the middle, and what grows meanwhile.
import io

lines = "".join(f"line {i} of many\n" for i in range(300)) * 100
with open("plain.txt", "w") as f:
    f.write(lines)
with open("plain.txt") as f:
    print(f.read() == lines, repr(f.read()), f.tell() == len(lines))  # expect: True '' True
with open("plain.txt", "rb") as f:
    data = f.read()
    print(data == lines.encode(), f.read(), f.tell() == len(data))  # expect: True b'' True
with open("plain.txt", "rb", buffering=0) as f:
    print(f.readall() == data, f.read(), f.readall(), f.seek(7), f.readall() == data[7:])  # expect: True b'' b'' 7 True
with open("plain.txt") as f:
    print(f.readline(), f.read() == lines[15:])  # expect: line 0 of many
    # expect:  True
with open("plain.txt", "rb") as f:
    print(f.read(3), f.read() == data[3:])  # expect: b'lin' True
    print(f.seek(400_000), f.read(300_000) == data[400_000:], f.read(300_000))  # expect: 400000 True b''
    print(f.seek(0), f.read(300_000) == data[:300_000], f.tell(), len(f.read()))  # expect: 0 True 300000 199000

# Not ASCII, in and out of the encoding.
mixed = "grün ∞ 𝄞\n" * 20_000
with open("mixed.txt", "w", encoding="utf-8") as f:
    f.write(mixed)
with open("mixed.txt", encoding="utf-8") as f:
    text = f.read()
    print(text == mixed, len(text), text[100_000], f.read() == "")  # expect: True 180000 r True
for encoding, errors in ("ascii", "strict"), ("ascii", "replace"), ("latin-1", "strict"):
    with open("mixed.txt", encoding=encoding, errors=errors) as f:
        try:
            print(len(f.read()))
        except UnicodeDecodeError as e:
            print(e)
# expect: 'ascii' codec can't decode byte 0xc3 in position 2: ordinal not in range(128)
# expect: 300000
# expect: 300000
with open("mixed.txt", "ab") as f:
    f.write(b"\xff")
for errors in "strict", "replace":
    with open("mixed.txt", encoding="utf-8", errors=errors) as f:
        try:
            print(ascii(f.read()[-2:]))
        except UnicodeDecodeError as e:
            print(e)
# expect: 'utf-8' codec can't decode byte 0xff in position 300000: invalid start byte
# expect: '\n\ufffd'

# Ends of lines.
with open("ends.txt", "wb") as f:
    f.write(b"a\r\nb\rc\n" * 50_000)
for newline in None, "", "\n", "\r\n":
    with open("ends.txt", newline=newline) as f:
        text = f.read()
        print(repr(newline), len(text), repr(text[:8]))
# expect: None 300000 'a\nb\nc\na\n'
# expect: '' 350000 'a\r\nb\rc\na'
# expect: '\n' 350000 'a\r\nb\rc\na'
# expect: '\r\n' 350000 'a\r\nb\rc\na'

# What is written through the same stream is there; what is written by another is met, too.
with open("both.txt", "w+") as f:
    f.write(lines)
    print(f.seek(0), f.read() == lines, f.write("end"), f.seek(0), f.read() == lines + "end")  # expect: 0 True 3 0 True
with open("both.txt", "rb") as a, open("both.txt", "ab") as b:
    n = len(a.read())
    b.write(b"more")
    b.flush()
    print(n == len(data) + 3, a.read())  # expect: True b'more'
with open("empty.txt", "wb"):
    pass
for mode in "r", "rb":
    with open("empty.txt", mode) as f:
        print(repr(f.read()), repr(f.read()))
# expect: '' ''
# expect: b'' b''

# Classes of the program are asked.
class Upper(io.FileIO):
    def readall(self):
        return super().readall().upper()


class Reader(io.BufferedReader):
    def read(self, size=-1):
        return super().read(size)[:5]


print(io.BufferedReader(Upper("plain.txt")).read()[:6])  # expect: b'LINE 0'
print(io.TextIOWrapper(Reader(io.FileIO("plain.txt"))).read())  # expect: line 
for closed in open("plain.txt"), open("plain.txt", "rb"):
    closed.close()
    try:
        closed.read()
    except ValueError as e:
        print(e)
# expect: I/O operation on closed file.
# expect: read of closed file
try:
    open("plain.txt", "a").read()
except io.UnsupportedOperation as e:
    print(e)  # expect: not readable
