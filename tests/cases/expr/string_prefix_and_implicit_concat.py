# Adjacent literals join at compile time, also across lines in brackets.
s = ("one "
     "two "
     f"{1 + 2} "
     r"fo\ur")
print(s)  # expect: one two 3 fo\ur
x = ["a" "b", "c"
     "d"]
print(x, len(x))  # expect: ['ab', 'cd'] 2
print("%s-" "%s" % (1, 2))  # expect: 1-2
print(b"a" b"b" b"\x63")  # expect: b'abc'
print(u"u-prefix", U"x", R"\d", Rb"\d", F"{1}", fR"\{2}")  # expect: u-prefix x \d b'\\d' 1 \2
