# Ends of lines, as open() translates them.
with open("lines", "wb") as f:
    f.write(b"a\r\nb\rc\nd\r")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("lines", newline=newline) as f:
        lines = list(f)
    with open("lines", newline=newline) as f:
        pieces = [f.read(2) for _ in range(6)]
    with open("lines", newline=newline) as f:
        short = [f.readline(1) for _ in range(9)]
    print(repr(newline), lines, pieces, short, open("lines", newline=newline).read() == "".join(lines))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("written", "w", newline=newline) as f:
        f.write("one\ntwo\r\n")
    print(repr(newline), open("written", "rb").read())
# expect: None ['a\n', 'b\n', 'c\n', 'd\n'] ['a\n', 'b\n', 'c\n', 'd\n', '', ''] ['a', '\n', 'b', '\n', 'c', '\n', 'd', '\n', ''] True
# expect: '' ['a\r\n', 'b\r', 'c\n', 'd\r'] ['a\r', '\nb', '\rc', '\nd', '\r', ''] ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '\r'] True
# expect: '\n' ['a\r\n', 'b\rc\n', 'd\r'] ['a\r', '\nb', '\rc', '\nd', '\r', ''] ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '\r'] True
# expect: '\r' ['a\r', '\nb\r', 'c\nd\r'] ['a\r', '\nb', '\rc', '\nd', '\r', ''] ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '\r'] True
# expect: '\r\n' ['a\r\n', 'b\rc\nd\r'] ['a\r', '\nb', '\rc', '\nd', '\r', ''] ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '\r'] True
# expect: None b'one\ntwo\r\n'
# expect: '' b'one\ntwo\r\n'
# expect: '\n' b'one\ntwo\r\n'
# expect: '\r' b'one\rtwo\r\r'
# expect: '\r\n' b'one\r\ntwo\r\r\n'
