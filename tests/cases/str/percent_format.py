# The % operator on strings.
print("%s %r %a" % ("é", "é", "é"), "%d%%" % 50, "%5s|%-5s|%05d|%+d" % ("a", "b", 42, 7),
      "%(x)s-%(y)03d" % {"x": 1, "y": 2, "z": 3})  # expect: é 'é' '\xe9' 50%     a|b    |00042|+7 1-002
print("%s" % (1,), "%s" % [1, 2], "%s" % None, "%s %s" % ((1, 2), 3), "%c%c" % ("a", 66), "%.2s" % "abc",
      "%*d|%-*d|" % (5, 42, 5, 42), "%.*f" % (2, 3.14159))  # expect: 1 [1, 2] None (1, 2) 3 aB ab    42|42   | 3.14
print("%x %X %o %#x %#o %e %E %g %f" % (255, 255, 8, 255, 8, 1.5, 1.5, 1.5, 1.5), "%i %u" % (3, 4),
      "%5.1f|%-8.3e|" % (2.25, 12345.678), "% d" % 5)
# expect: ff FF 10 0xff 0o10 1.500000e+00 1.500000E+00 1.5 1.500000 3 4   2.2|1.235e+04|  5
print("%%" % (), "no args" % (), "%s" % {"a": 1}, "%(a)s" % {"a": (1, 2)}, "%-10s|" % "é", "%s" % b"x",
      "%10.3s|" % "abcdef", "%d" % True, "%s" % 1.0)
# expect: % no args {'a': 1} (1, 2) é         | b'x'        abc| 1 1.0


class S:
    def __str__(self):
        return "S!"

    def __repr__(self):
        return "R!"


print("%s %r" % (S(), S()), "%s" % S(), "%5s|" % S())  # expect: S! R! S!    S!|
for f in (lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%z" % 1, lambda: "%(a)s" % 1,
          lambda: "%(a)s" % {}, lambda: "%c" % "ab",
          lambda: "%x" % 1.5, lambda: "%" % (), lambda: "%d" % None, lambda: "abc" % 1, lambda: "%c" % -1,
          lambda: "%f" % "x", lambda: "%*d" % ("a", 1)):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: ValueError unsupported format character 'z' (0x7a) at index 1
# expect: TypeError format requires a mapping
# expect: KeyError 'a'
# expect: TypeError %c requires int or char
# expect: TypeError %x format: an integer is required, not float
# expect: ValueError incomplete format
# expect: TypeError %d format: a real number is required, not NoneType
# expect: TypeError not all arguments converted during string formatting
# expect: OverflowError %c arg not in range(0x110000)
# expect: TypeError must be real number, not str
# expect: TypeError * wants int
