import io
for text in ("plain text\nsecond\n\nlast", "ünïcode\r\nzwei\rdrei\n", ""):
    for nl in ("\n", None, "", "\r\n", "\r"):
        s = io.StringIO(text, newline=nl)
        print(repr(s.read(3)), s.tell(), repr(s.readline()), repr(s.readline(2)), repr(s.read()), repr(s.getvalue()))
        print(s.write("ab\ncd"), s.tell(), repr(s.getvalue()))
        s.seek(2); s.write("XYZ"); print(s.tell(), repr(s.getvalue()))
        s.seek(0, 2); s.write("!"); s.write("?\n"); print(repr(s.getvalue()), s.tell())
        s.seek(len(s.getvalue()) + 3); s.write("gap"); print(repr(s.getvalue()))
        s.seek(5); print(s.truncate(), repr(s.getvalue()), s.tell())
        s.write("z"); print(repr(s.getvalue()), s.truncate(3), repr(s.getvalue()), s.write(""), repr(s.read()))
        s.seek(0); print(s.readlines(), list(s), s.read(1))
        s.seek(40); print(repr(s.read()), repr(s.readline()), s.tell(), s.write(""), repr(s.getvalue()))
s = io.StringIO()
for i in range(1000): s.write(f"{i},")
print(len(s.getvalue()), s.getvalue()[-9:], s.tell())
for i in range(1000):
    s.write("a"); x = s.getvalue()
print(len(x))
print(file=s); print("x", 1, file=s, sep="-"); print(repr(s.getvalue()[-6:]))
s.close()
for f in (s.getvalue, s.read, lambda: s.write("a"), s.readline, s.tell, s.truncate, lambda: s.seek(0)):
    try: f()
    except ValueError as e: print(e)
for bad in (b"x", 3, None):
    try: io.StringIO().write(bad)
    except TypeError as e: print(e)
b = io.BytesIO(b"ab\ncd\n\nxyz")
print(b.readline(), b.readline(1), b.readline(9), b.readline(), b.readline(), b.readline(), b.tell())
b.seek(20); print(b.write(b"end"), b.getvalue(), b.truncate(4), b.getvalue(), b.readline(), b.tell())
b.seek(1); b.write(b"QQQQQQQ"); print(b.getvalue()); b.seek(0); print(b.readlines(), b.read())
for text in ("a\r\nb\rc\nd", "\r\r\n\n\r", "abc", "ab\r", "ab\r\n"):
    for nl in ("", "\r", "\r\n", "\n", None):
        for size in (-1, 0, 1, 2, 3, 4, 10):
            s = io.StringIO(text, newline=nl); out = []
            for _ in range(12):
                l = s.readline(size)
                out.append(l)
                if not l: break
            print(repr(text), repr(nl), size, out)
# expect: 'pla' 3 'in text\n' 'se' 'cond\n\nlast' 'plain text\nsecond\n\nlast'
# expect: 5 28 'plain text\nsecond\n\nlastab\ncd'
# expect: 5 'plXYZ text\nsecond\n\nlastab\ncd'
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n' 31
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'plXYZ' 5
# expect: 'plXYZz' 3 'plX' 0 ''
# expect: ['plX'] [] 
# expect: '' '' 40 0 'plX'
# expect: 'pla' 3 'in text\n' 'se' 'cond\n\nlast' 'plain text\nsecond\n\nlast'
# expect: 5 28 'plain text\nsecond\n\nlastab\ncd'
# expect: 5 'plXYZ text\nsecond\n\nlastab\ncd'
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n' 31
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'plXYZ' 5
# expect: 'plXYZz' 3 'plX' 0 ''
# expect: ['plX'] [] 
# expect: '' '' 40 0 'plX'
# expect: 'pla' 3 'in text\n' 'se' 'cond\n\nlast' 'plain text\nsecond\n\nlast'
# expect: 5 28 'plain text\nsecond\n\nlastab\ncd'
# expect: 5 'plXYZ text\nsecond\n\nlastab\ncd'
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n' 31
# expect: 'plXYZ text\nsecond\n\nlastab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'plXYZ' 5
# expect: 'plXYZz' 3 'plX' 0 ''
# expect: ['plX'] [] 
# expect: '' '' 40 0 'plX'
# expect: 'pla' 3 'in text\r\n' 'se' 'cond\r\n\r\nlast' 'plain text\r\nsecond\r\n\r\nlast'
# expect: 5 32 'plain text\r\nsecond\r\n\r\nlastab\r\ncd'
# expect: 5 'plXYZ text\r\nsecond\r\n\r\nlastab\r\ncd'
# expect: 'plXYZ text\r\nsecond\r\n\r\nlastab\r\ncd!?\r\n' 36
# expect: 'plXYZ text\r\nsecond\r\n\r\nlastab\r\ncd!?\r\n\x00\x00\x00gap'
# expect: 5 'plXYZ' 5
# expect: 'plXYZz' 3 'plX' 0 ''
# expect: ['plX'] [] 
# expect: '' '' 40 0 'plX'
# expect: 'pla' 3 'in text\r' 'se' 'cond\r\rlast' 'plain text\rsecond\r\rlast'
# expect: 5 28 'plain text\rsecond\r\rlastab\rcd'
# expect: 5 'plXYZ text\rsecond\r\rlastab\rcd'
# expect: 'plXYZ text\rsecond\r\rlastab\rcd!?\r' 31
# expect: 'plXYZ text\rsecond\r\rlastab\rcd!?\r\x00\x00\x00gap'
# expect: 5 'plXYZ' 5
# expect: 'plXYZz' 3 'plX' 0 ''
# expect: ['plX'] [] 
# expect: '' '' 40 0 'plX'
# expect: 'ünï' 3 'code\r\n' 'zw' 'ei\rdrei\n' 'ünïcode\r\nzwei\rdrei\n'
# expect: 5 24 'ünïcode\r\nzwei\rdrei\nab\ncd'
# expect: 5 'ünXYZde\r\nzwei\rdrei\nab\ncd'
# expect: 'ünXYZde\r\nzwei\rdrei\nab\ncd!?\n' 27
# expect: 'ünXYZde\r\nzwei\rdrei\nab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'ünXYZ' 5
# expect: 'ünXYZz' 3 'ünX' 0 ''
# expect: ['ünX'] [] 
# expect: '' '' 40 0 'ünX'
# expect: 'ünï' 3 'code\n' 'zw' 'ei\ndrei\n' 'ünïcode\nzwei\ndrei\n'
# expect: 5 23 'ünïcode\nzwei\ndrei\nab\ncd'
# expect: 5 'ünXYZde\nzwei\ndrei\nab\ncd'
# expect: 'ünXYZde\nzwei\ndrei\nab\ncd!?\n' 26
# expect: 'ünXYZde\nzwei\ndrei\nab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'ünXYZ' 5
# expect: 'ünXYZz' 3 'ünX' 0 ''
# expect: ['ünX'] [] 
# expect: '' '' 40 0 'ünX'
# expect: 'ünï' 3 'code\r\n' 'zw' 'ei\rdrei\n' 'ünïcode\r\nzwei\rdrei\n'
# expect: 5 24 'ünïcode\r\nzwei\rdrei\nab\ncd'
# expect: 5 'ünXYZde\r\nzwei\rdrei\nab\ncd'
# expect: 'ünXYZde\r\nzwei\rdrei\nab\ncd!?\n' 27
# expect: 'ünXYZde\r\nzwei\rdrei\nab\ncd!?\n\x00\x00\x00gap'
# expect: 5 'ünXYZ' 5
# expect: 'ünXYZz' 3 'ünX' 0 ''
# expect: ['ünX'] [] 
# expect: '' '' 40 0 'ünX'
# expect: 'ünï' 3 'code\r\r\n' 'zw' 'ei\rdrei\r\n' 'ünïcode\r\r\nzwei\rdrei\r\n'
# expect: 5 27 'ünïcode\r\r\nzwei\rdrei\r\nab\r\ncd'
# expect: 5 'ünXYZde\r\r\nzwei\rdrei\r\nab\r\ncd'
# expect: 'ünXYZde\r\r\nzwei\rdrei\r\nab\r\ncd!?\r\n' 31
# expect: 'ünXYZde\r\r\nzwei\rdrei\r\nab\r\ncd!?\r\n\x00\x00\x00gap'
# expect: 5 'ünXYZ' 5
# expect: 'ünXYZz' 3 'ünX' 0 ''
# expect: ['ünX'] [] 
# expect: '' '' 40 0 'ünX'
# expect: 'ünï' 3 'code\r' '\r' 'zwei\rdrei\r' 'ünïcode\r\rzwei\rdrei\r'
# expect: 5 24 'ünïcode\r\rzwei\rdrei\rab\rcd'
# expect: 5 'ünXYZde\r\rzwei\rdrei\rab\rcd'
# expect: 'ünXYZde\r\rzwei\rdrei\rab\rcd!?\r' 27
# expect: 'ünXYZde\r\rzwei\rdrei\rab\rcd!?\r\x00\x00\x00gap'
# expect: 5 'ünXYZ' 5
# expect: 'ünXYZz' 3 'ünX' 0 ''
# expect: ['ünX'] [] 
# expect: '' '' 40 0 'ünX'
# expect: '' 0 '' '' '' ''
# expect: 5 5 'ab\ncd'
# expect: 5 'abXYZ'
# expect: 'abXYZ!?\n' 8
# expect: 'abXYZ!?\n\x00\x00\x00gap'
# expect: 5 'abXYZ' 5
# expect: 'abXYZz' 3 'abX' 0 ''
# expect: ['abX'] [] 
# expect: '' '' 40 0 'abX'
# expect: '' 0 '' '' '' ''
# expect: 5 5 'ab\ncd'
# expect: 5 'abXYZ'
# expect: 'abXYZ!?\n' 8
# expect: 'abXYZ!?\n\x00\x00\x00gap'
# expect: 5 'abXYZ' 5
# expect: 'abXYZz' 3 'abX' 0 ''
# expect: ['abX'] [] 
# expect: '' '' 40 0 'abX'
# expect: '' 0 '' '' '' ''
# expect: 5 5 'ab\ncd'
# expect: 5 'abXYZ'
# expect: 'abXYZ!?\n' 8
# expect: 'abXYZ!?\n\x00\x00\x00gap'
# expect: 5 'abXYZ' 5
# expect: 'abXYZz' 3 'abX' 0 ''
# expect: ['abX'] [] 
# expect: '' '' 40 0 'abX'
# expect: '' 0 '' '' '' ''
# expect: 5 6 'ab\r\ncd'
# expect: 5 'abXYZd'
# expect: 'abXYZd!?\r\n' 10
# expect: 'abXYZd!?\r\n\x00\x00\x00gap'
# expect: 5 'abXYZ' 5
# expect: 'abXYZz' 3 'abX' 0 ''
# expect: ['abX'] [] 
# expect: '' '' 40 0 'abX'
# expect: '' 0 '' '' '' ''
# expect: 5 5 'ab\rcd'
# expect: 5 'abXYZ'
# expect: 'abXYZ!?\r' 8
# expect: 'abXYZ!?\r\x00\x00\x00gap'
# expect: 5 'abXYZ' 5
# expect: 'abXYZz' 3 'abX' 0 ''
# expect: ['abX'] [] 
# expect: '' '' 40 0 'abX'
# expect: 3890 ,998,999, 3890
# expect: 4890
# expect: 'a\nx-1\n'
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: I/O operation on closed file
# expect: string argument expected, got 'bytes'
# expect: string argument expected, got 'int'
# expect: string argument expected, got 'NoneType'
# expect: b'ab\n' b'c' b'd\n' b'\n' b'xyz' b'' 10
# expect: 3 b'ab\ncd\n\nxyz\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00end' 4 b'ab\nc' b'' 23
# expect: b'aQQQQQQQ'
# expect: [b'aQQQQQQQ'] b''
# expect: 'a\r\nb\rc\nd' '' -1 ['a\r\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '' 0 ['']
# expect: 'a\r\nb\rc\nd' '' 1 ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '' 2 ['a\r', '\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '' 3 ['a\r\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '' 4 ['a\r\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '' 10 ['a\r\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' -1 ['a\r', '\r', 'b\r', 'c\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' 0 ['']
# expect: 'a\r\nb\rc\nd' '\r' 1 ['a', '\r', '\r', 'b', '\r', 'c', '\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' 2 ['a\r', '\r', 'b\r', 'c\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' 3 ['a\r', '\r', 'b\r', 'c\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' 4 ['a\r', '\r', 'b\r', 'c\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r' 10 ['a\r', '\r', 'b\r', 'c\r', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' -1 ['a\r\r\n', 'b\rc\r\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' 0 ['']
# expect: 'a\r\nb\rc\nd' '\r\n' 1 ['a', '\r', '\r', '\n', 'b', '\r', 'c', '\r', '\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' 2 ['a\r', '\r\n', 'b\r', 'c\r', '\nd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' 3 ['a\r\r', '\nb\r', 'c\r\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' 4 ['a\r\r\n', 'b\rc\r', '\nd', '']
# expect: 'a\r\nb\rc\nd' '\r\n' 10 ['a\r\r\n', 'b\rc\r\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' -1 ['a\r\n', 'b\rc\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' 0 ['']
# expect: 'a\r\nb\rc\nd' '\n' 1 ['a', '\r', '\n', 'b', '\r', 'c', '\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' 2 ['a\r', '\n', 'b\r', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' 3 ['a\r\n', 'b\rc', '\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' 4 ['a\r\n', 'b\rc\n', 'd', '']
# expect: 'a\r\nb\rc\nd' '\n' 10 ['a\r\n', 'b\rc\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None -1 ['a\n', 'b\n', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None 0 ['']
# expect: 'a\r\nb\rc\nd' None 1 ['a', '\n', 'b', '\n', 'c', '\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None 2 ['a\n', 'b\n', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None 3 ['a\n', 'b\n', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None 4 ['a\n', 'b\n', 'c\n', 'd', '']
# expect: 'a\r\nb\rc\nd' None 10 ['a\n', 'b\n', 'c\n', 'd', '']
# expect: '\r\r\n\n\r' '' -1 ['\r', '\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '' 0 ['']
# expect: '\r\r\n\n\r' '' 1 ['\r', '\r', '\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '' 2 ['\r', '\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '' 3 ['\r', '\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '' 4 ['\r', '\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '' 10 ['\r', '\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\r' -1 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r' 0 ['']
# expect: '\r\r\n\n\r' '\r' 1 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r' 2 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r' 3 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r' 4 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r' 10 ['\r', '\r', '\r', '\r', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' -1 ['\r\r\r\n', '\r\n', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' 0 ['']
# expect: '\r\r\n\n\r' '\r\n' 1 ['\r', '\r', '\r', '\n', '\r', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' 2 ['\r\r', '\r\n', '\r\n', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' 3 ['\r\r\r', '\n\r\n', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' 4 ['\r\r\r\n', '\r\n', '\r', '']
# expect: '\r\r\n\n\r' '\r\n' 10 ['\r\r\r\n', '\r\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' -1 ['\r\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' 0 ['']
# expect: '\r\r\n\n\r' '\n' 1 ['\r', '\r', '\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' 2 ['\r\r', '\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' 3 ['\r\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' 4 ['\r\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' '\n' 10 ['\r\r\n', '\n', '\r', '']
# expect: '\r\r\n\n\r' None -1 ['\n', '\n', '\n', '\n', '']
# expect: '\r\r\n\n\r' None 0 ['']
# expect: '\r\r\n\n\r' None 1 ['\n', '\n', '\n', '\n', '']
# expect: '\r\r\n\n\r' None 2 ['\n', '\n', '\n', '\n', '']
# expect: '\r\r\n\n\r' None 3 ['\n', '\n', '\n', '\n', '']
# expect: '\r\r\n\n\r' None 4 ['\n', '\n', '\n', '\n', '']
# expect: '\r\r\n\n\r' None 10 ['\n', '\n', '\n', '\n', '']
# expect: 'abc' '' -1 ['abc', '']
# expect: 'abc' '' 0 ['']
# expect: 'abc' '' 1 ['a', 'b', 'c', '']
# expect: 'abc' '' 2 ['ab', 'c', '']
# expect: 'abc' '' 3 ['abc', '']
# expect: 'abc' '' 4 ['abc', '']
# expect: 'abc' '' 10 ['abc', '']
# expect: 'abc' '\r' -1 ['abc', '']
# expect: 'abc' '\r' 0 ['']
# expect: 'abc' '\r' 1 ['a', 'b', 'c', '']
# expect: 'abc' '\r' 2 ['ab', 'c', '']
# expect: 'abc' '\r' 3 ['abc', '']
# expect: 'abc' '\r' 4 ['abc', '']
# expect: 'abc' '\r' 10 ['abc', '']
# expect: 'abc' '\r\n' -1 ['abc', '']
# expect: 'abc' '\r\n' 0 ['']
# expect: 'abc' '\r\n' 1 ['a', 'b', 'c', '']
# expect: 'abc' '\r\n' 2 ['ab', 'c', '']
# expect: 'abc' '\r\n' 3 ['abc', '']
# expect: 'abc' '\r\n' 4 ['abc', '']
# expect: 'abc' '\r\n' 10 ['abc', '']
# expect: 'abc' '\n' -1 ['abc', '']
# expect: 'abc' '\n' 0 ['']
# expect: 'abc' '\n' 1 ['a', 'b', 'c', '']
# expect: 'abc' '\n' 2 ['ab', 'c', '']
# expect: 'abc' '\n' 3 ['abc', '']
# expect: 'abc' '\n' 4 ['abc', '']
# expect: 'abc' '\n' 10 ['abc', '']
# expect: 'abc' None -1 ['abc', '']
# expect: 'abc' None 0 ['']
# expect: 'abc' None 1 ['a', 'b', 'c', '']
# expect: 'abc' None 2 ['ab', 'c', '']
# expect: 'abc' None 3 ['abc', '']
# expect: 'abc' None 4 ['abc', '']
# expect: 'abc' None 10 ['abc', '']
# expect: 'ab\r' '' -1 ['ab\r', '']
# expect: 'ab\r' '' 0 ['']
# expect: 'ab\r' '' 1 ['a', 'b', '\r', '']
# expect: 'ab\r' '' 2 ['ab', '\r', '']
# expect: 'ab\r' '' 3 ['ab\r', '']
# expect: 'ab\r' '' 4 ['ab\r', '']
# expect: 'ab\r' '' 10 ['ab\r', '']
# expect: 'ab\r' '\r' -1 ['ab\r', '']
# expect: 'ab\r' '\r' 0 ['']
# expect: 'ab\r' '\r' 1 ['a', 'b', '\r', '']
# expect: 'ab\r' '\r' 2 ['ab', '\r', '']
# expect: 'ab\r' '\r' 3 ['ab\r', '']
# expect: 'ab\r' '\r' 4 ['ab\r', '']
# expect: 'ab\r' '\r' 10 ['ab\r', '']
# expect: 'ab\r' '\r\n' -1 ['ab\r', '']
# expect: 'ab\r' '\r\n' 0 ['']
# expect: 'ab\r' '\r\n' 1 ['a', 'b', '\r', '']
# expect: 'ab\r' '\r\n' 2 ['ab', '\r', '']
# expect: 'ab\r' '\r\n' 3 ['ab\r', '']
# expect: 'ab\r' '\r\n' 4 ['ab\r', '']
# expect: 'ab\r' '\r\n' 10 ['ab\r', '']
# expect: 'ab\r' '\n' -1 ['ab\r', '']
# expect: 'ab\r' '\n' 0 ['']
# expect: 'ab\r' '\n' 1 ['a', 'b', '\r', '']
# expect: 'ab\r' '\n' 2 ['ab', '\r', '']
# expect: 'ab\r' '\n' 3 ['ab\r', '']
# expect: 'ab\r' '\n' 4 ['ab\r', '']
# expect: 'ab\r' '\n' 10 ['ab\r', '']
# expect: 'ab\r' None -1 ['ab\n', '']
# expect: 'ab\r' None 0 ['']
# expect: 'ab\r' None 1 ['a', 'b', '\n', '']
# expect: 'ab\r' None 2 ['ab', '\n', '']
# expect: 'ab\r' None 3 ['ab\n', '']
# expect: 'ab\r' None 4 ['ab\n', '']
# expect: 'ab\r' None 10 ['ab\n', '']
# expect: 'ab\r\n' '' -1 ['ab\r\n', '']
# expect: 'ab\r\n' '' 0 ['']
# expect: 'ab\r\n' '' 1 ['a', 'b', '\r', '\n', '']
# expect: 'ab\r\n' '' 2 ['ab', '\r\n', '']
# expect: 'ab\r\n' '' 3 ['ab\r', '\n', '']
# expect: 'ab\r\n' '' 4 ['ab\r\n', '']
# expect: 'ab\r\n' '' 10 ['ab\r\n', '']
# expect: 'ab\r\n' '\r' -1 ['ab\r', '\r', '']
# expect: 'ab\r\n' '\r' 0 ['']
# expect: 'ab\r\n' '\r' 1 ['a', 'b', '\r', '\r', '']
# expect: 'ab\r\n' '\r' 2 ['ab', '\r', '\r', '']
# expect: 'ab\r\n' '\r' 3 ['ab\r', '\r', '']
# expect: 'ab\r\n' '\r' 4 ['ab\r', '\r', '']
# expect: 'ab\r\n' '\r' 10 ['ab\r', '\r', '']
# expect: 'ab\r\n' '\r\n' -1 ['ab\r\r\n', '']
# expect: 'ab\r\n' '\r\n' 0 ['']
# expect: 'ab\r\n' '\r\n' 1 ['a', 'b', '\r', '\r', '\n', '']
# expect: 'ab\r\n' '\r\n' 2 ['ab', '\r\r', '\n', '']
# expect: 'ab\r\n' '\r\n' 3 ['ab\r', '\r\n', '']
# expect: 'ab\r\n' '\r\n' 4 ['ab\r\r', '\n', '']
# expect: 'ab\r\n' '\r\n' 10 ['ab\r\r\n', '']
# expect: 'ab\r\n' '\n' -1 ['ab\r\n', '']
# expect: 'ab\r\n' '\n' 0 ['']
# expect: 'ab\r\n' '\n' 1 ['a', 'b', '\r', '\n', '']
# expect: 'ab\r\n' '\n' 2 ['ab', '\r\n', '']
# expect: 'ab\r\n' '\n' 3 ['ab\r', '\n', '']
# expect: 'ab\r\n' '\n' 4 ['ab\r\n', '']
# expect: 'ab\r\n' '\n' 10 ['ab\r\n', '']
# expect: 'ab\r\n' None -1 ['ab\n', '']
# expect: 'ab\r\n' None 0 ['']
# expect: 'ab\r\n' None 1 ['a', 'b', '\n', '']
# expect: 'ab\r\n' None 2 ['ab', '\n', '']
# expect: 'ab\r\n' None 3 ['ab\n', '']
# expect: 'ab\r\n' None 4 ['ab\n', '']
# expect: 'ab\r\n' None 10 ['ab\n', '']
