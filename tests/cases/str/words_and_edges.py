"""ASCII text looked at by words of eight bytes: all lengths, and the letters at the borders."""

edges = "@AZ[`az{\x7f\0 09"
for n in range(20):
    for c in edges:
        for at in {0, n // 2, n}:
            text = "." * at + c + "-" * (n - at)
            if (text.lower() == text, text.upper() == text) != (not "A" <= c <= "Z", not "a" <= c <= "z"):
                print("wrong", repr(text))
print([("aZ" * n + "mM").lower() for n in (0, 1, 3, 4, 8)], [("aZ" * n + "mM").upper() for n in (0, 1, 3, 4, 8)])

sets = ["", ".", ".,", "a.b", ".,;:!?", "abcdefgh", "abcdefghi", "\0", "\0.", "..", "hgfedcba\0", " "]
texts = ["", "a", "..", ".a.", "\0x\0", "abcdefghijkhgfedcba", "  x ", "x" * 20 + ".", "." * 20, ".,;x;,.", "i.a"]
for chars in sets:
    print(repr(chars), [(t.strip(chars), t.lstrip(chars), t.rstrip(chars)) for t in texts])
print([t.strip("é.") for t in ("é.x.é", "..", "éa")], ["äxä".strip(c) for c in ("ä", "x", "äx", "")])

spaces = ["", " ", "a", " a", "a ", "a b", "\ta\x1cb\x1dc\x1ed\x1fe\x20f\x0bg\x0ch\ri\nj", "a\x85b", "a\xa0b", "  a  b  c  "]
for text in spaces:
    print([text.split(None, n) for n in (-1, 0, 1, 2, 9)], text.encode("latin-1").split(), text.encode("latin-1").split(None, 1))
print("x" * 100 == ("x" * 100).split()[0], " ".join(["word"] * 50).split() == ["word"] * 50)


def keys(n):
    return {"k" * i: i for i in range(n)}


d = keys(30)
print([d["k" * i] for i in range(30)] == list(range(30)), hash("a" * 3) == hash("aaa"), "kk" in d, "kkx" in d)
# expect: ['mm', 'azmm', 'azazazmm', 'azazazazmm', 'azazazazazazazazmm'] ['MM', 'AZMM', 'AZAZAZMM', 'AZAZAZAZMM', 'AZAZAZAZAZAZAZAZMM']
# expect: '' [('', '', ''), ('a', 'a', 'a'), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('i.a', 'i.a', 'i.a')]
# expect: '.' [('', '', ''), ('a', 'a', 'a'), ('', '', ''), ('a', 'a.', '.a'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), (',;x;,', ',;x;,.', '.,;x;,'), ('i.a', 'i.a', 'i.a')]
# expect: '.,' [('', '', ''), ('a', 'a', 'a'), ('', '', ''), ('a', 'a.', '.a'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), (';x;', ';x;,.', '.,;x;'), ('i.a', 'i.a', 'i.a')]
# expect: 'a.b' [('', '', ''), ('', '', ''), ('', '', ''), ('', '', ''), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('cdefghijkhgfedc', 'cdefghijkhgfedcba', 'abcdefghijkhgfedc'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), (',;x;,', ',;x;,.', '.,;x;,'), ('i', 'i.a', 'i')]
# expect: '.,;:!?' [('', '', ''), ('a', 'a', 'a'), ('', '', ''), ('a', 'a.', '.a'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), ('x', 'x;,.', '.,;x'), ('i.a', 'i.a', 'i.a')]
# expect: 'abcdefgh' [('', '', ''), ('', '', ''), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('ijk', 'ijkhgfedcba', 'abcdefghijk'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('i.', 'i.a', 'i.')]
# expect: 'abcdefghi' [('', '', ''), ('', '', ''), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('jk', 'jkhgfedcba', 'abcdefghijk'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('.', '.a', 'i.')]
# expect: '\x00' [('', '', ''), ('a', 'a', 'a'), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('x', 'x\x00', '\x00x'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('i.a', 'i.a', 'i.a')]
# expect: '\x00.' [('', '', ''), ('a', 'a', 'a'), ('', '', ''), ('a', 'a.', '.a'), ('x', 'x\x00', '\x00x'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), (',;x;,', ',;x;,.', '.,;x;,'), ('i.a', 'i.a', 'i.a')]
# expect: '..' [('', '', ''), ('a', 'a', 'a'), ('', '', ''), ('a', 'a.', '.a'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx'), ('', '', ''), (',;x;,', ',;x;,.', '.,;x;,'), ('i.a', 'i.a', 'i.a')]
# expect: 'hgfedcba\x00' [('', '', ''), ('', '', ''), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('x', 'x\x00', '\x00x'), ('ijk', 'ijkhgfedcba', 'abcdefghijk'), ('  x ', '  x ', '  x '), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('i.', 'i.a', 'i.')]
# expect: ' ' [('', '', ''), ('a', 'a', 'a'), ('..', '..', '..'), ('.a.', '.a.', '.a.'), ('\x00x\x00', '\x00x\x00', '\x00x\x00'), ('abcdefghijkhgfedcba', 'abcdefghijkhgfedcba', 'abcdefghijkhgfedcba'), ('x', 'x ', '  x'), ('xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.', 'xxxxxxxxxxxxxxxxxxxx.'), ('....................', '....................', '....................'), ('.,;x;,.', '.,;x;,.', '.,;x;,.'), ('i.a', 'i.a', 'i.a')]
# expect: ['x', '', 'a'] ['x', 'äxä', '', 'äxä']
# expect: [[], [], [], [], []] [] []
# expect: [[], [], [], [], []] [] []
# expect: [['a'], ['a'], ['a'], ['a'], ['a']] [b'a'] [b'a']
# expect: [['a'], ['a'], ['a'], ['a'], ['a']] [b'a'] [b'a']
# expect: [['a'], ['a '], ['a'], ['a'], ['a']] [b'a'] [b'a']
# expect: [['a', 'b'], ['a b'], ['a', 'b'], ['a', 'b'], ['a', 'b']] [b'a', b'b'] [b'a', b'b']
# expect: [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'], ['a\x1cb\x1dc\x1ed\x1fe f\x0bg\x0ch\ri\nj'], ['a', 'b\x1dc\x1ed\x1fe f\x0bg\x0ch\ri\nj'], ['a', 'b', 'c\x1ed\x1fe f\x0bg\x0ch\ri\nj'], ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']] [b'a\x1cb\x1dc\x1ed\x1fe', b'f', b'g', b'h', b'i', b'j'] [b'a\x1cb\x1dc\x1ed\x1fe', b'f\x0bg\x0ch\ri\nj']
# expect: [['a', 'b'], ['a\x85b'], ['a', 'b'], ['a', 'b'], ['a', 'b']] [b'a\x85b'] [b'a\x85b']
# expect: [['a', 'b'], ['a\xa0b'], ['a', 'b'], ['a', 'b'], ['a', 'b']] [b'a\xa0b'] [b'a\xa0b']
# expect: [['a', 'b', 'c'], ['a  b  c  '], ['a', 'b  c  '], ['a', 'b', 'c  '], ['a', 'b', 'c']] [b'a', b'b', b'c'] [b'a', b'b  c  ']
# expect: True True
# expect: True True True False
