# open(): text is written, read, moved about in.
with open("poem.txt", "w") as f:
    print(f.write("grün\nblau\n"), f.tell(), f.name, f.mode, f.closed, f.encoding)
    print("printed", 1, file=f)
    f.writelines(["a\n", "b"])
    print(f.readable(), f.writable(), f.seekable(), f.isatty())
print(f.closed, f)
with open("poem.txt") as f:
    print(repr(f.readline()), f.tell(), repr(next(f)), f.read(3), list(f), f.tell(), repr(f.read()), repr(f.readline()))
    print(f.seek(0), f.readlines(), f.seek(5), repr(f.read(1)), f.seek(0, 2), f.seek(0), f.readlines(7), f.read(0) == "")
    print(f.seek(0), repr(f.readline(2)), repr(f.readline(2)), repr(f.readline(2)), f.tell())
with open("poem.txt", "a+") as f:
    print(f.tell(), f.write("\nend"), f.seek(0), f.read().split("\n"))
with open("poem.txt", "r+", encoding="latin-1") as f:
    print(f.read(6), f.seek(0), f.write("X"), f.flush(), f.seek(0), f.readline()[:3], f.truncate(4), f.seek(0), f.read())
with open("new.txt", "x", encoding="ascii", errors="replace") as f:
    f.write("grün ∞")
print(open("new.txt").read(), open("new.txt", "rb").read())
for encoding, errors in (("ascii", "strict"), ("utf-8", "strict"), ("utf-8", "replace"), ("ascii", "ignore"), ("latin1", None)):
    with open("bad.txt", "wb") as f:
        f.write(b"a\xfcb\n")
    try:
        with open("bad.txt", encoding=encoding, errors=errors) as f:
            print(ascii(f.read()))
    except UnicodeDecodeError as e:
        print(e)
with open("empty.txt", "w"):
    pass
print(list(open("empty.txt")), repr(open("empty.txt").read()), repr(open("empty.txt").readline()))
long = "x" * 200000 + "\n" + "äö" * 70000
with open("long.txt", "w") as f:
    f.write(long)
with open("long.txt") as f:
    print([len(line) for line in f], f.seek(0), f.read(200010)[-9:], len(f.read()))
with open("long.txt") as f:
    print(f.read(3), len(f.readline()), len(f.readline(5)), f.tell(), len(f.readline()))
# expect: 10 11 poem.txt w False utf-8
# expect: False True True False
# expect: True <_io.TextIOWrapper name='poem.txt' mode='w' encoding='utf-8'>
# expect: 'grün\n' 6 'blau\n' pri ['nted 1\n', 'a\n', 'b'] 24 '' ''
# expect: 0 ['grün\n', 'blau\n', 'printed 1\n', 'a\n', 'b'] 5 '\n' 24 0 ['grün\n', 'blau\n'] True
# expect: 0 'gr' 'ün' '\n' 6
# expect: 24 4 0 ['grün', 'blau', 'printed 1', 'a', 'b', 'end']
# expect: grÃ¼n
# expect:  0 1 None 0 XrÃ 4 0 XrÃ¼
# expect: gr?n ? b'gr?n ?'
# expect: 'ascii' codec can't decode byte 0xfc in position 1: ordinal not in range(128)
# expect: 'utf-8' codec can't decode byte 0xfc in position 1: invalid start byte
# expect: 'a\ufffdb\n'
# expect: 'ab\n'
# expect: 'a\xfcb\n'
# expect: [] '' ''
# expect: [200001, 140000] 0 äöäöäöäöä 139991
# expect: xxx 199998 5 200011 139995
