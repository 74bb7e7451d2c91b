# isalpha, isdigit, isdecimal, isnumeric, isalnum, isspace, isidentifier, isprintable, isascii.
tests = ["", "abc", "123", "a1", " ", "\t\n", "é", "²", "½", "٣", "Ⅷ", "_x", "x y", "日本", "\x00", "\xa0", "class",
         "1a", "a\u0301", "😀", "-1"]
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii"]
for t in tests:
    print(ascii(t), "".join("YN"[not getattr(t, n)()] for n in names))
# expect: '' NNNNNNNYY
# expect: 'abc' YNNNYNYYY
# expect: '123' NYYYYNNYY
# expect: 'a1' NNNNYNYYY
# expect: ' ' NNNNNYNYY
# expect: '\t\n' NNNNNYNNY
# expect: '\xe9' YNNNYNYYN
# expect: '\xb2' NYNYYNNYN
# expect: '\xbd' NNNYYNNYN
# expect: '\u0663' NYYYYNNYN
# expect: '\u2167' NNNYYNYYN
# expect: '_x' NNNNNNYYY
# expect: 'x y' NNNNNNNYY
# expect: '\u65e5\u672c' YNNNYNYYN
# expect: '\x00' NNNNNNNNY
# expect: '\xa0' NNNNNYNNN
# expect: 'class' YNNNYNYYY
# expect: '1a' NNNNYNNYY
# expect: 'a\u0301' NNNNNNYYN
# expect: '\U0001f600' NNNNNNNYN
# expect: '-1' NNNNNNNYY
