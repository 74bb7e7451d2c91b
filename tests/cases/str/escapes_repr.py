# repr chooses quotes and escapes; ascii escapes all else.
for s in ("plain", "it's", 'a "q"', "both '\"", "tab\t", "nl\n", "cr\r", "back\\slash", "\0\x01\x1f\x7f", "é",
          "\x80\x9f\xa0", "€", "😀", "\u200b", "\ufeff",
          "\u2028", "\U000e0001", "\U0010ffff", "\xad", "\u0378", "\u3000"):
    print(repr(s) if s.isprintable() else repr(s).encode("ascii", "backslashreplace").decode(), ascii(s), len(repr(s)))
# expect: 'plain' 'plain' 7
# expect: "it's" "it's" 6
# expect: 'a "q"' 'a "q"' 7
# expect: 'both \'"' 'both \'"' 10
# expect: 'tab\t' 'tab\t' 7
# expect: 'nl\n' 'nl\n' 6
# expect: 'cr\r' 'cr\r' 6
# expect: 'back\\slash' 'back\\slash' 13
# expect: '\x00\x01\x1f\x7f' '\x00\x01\x1f\x7f' 18
# expect: 'é' '\xe9' 3
# expect: '\x80\x9f\xa0' '\x80\x9f\xa0' 14
# expect: '€' '\u20ac' 3
# expect: '😀' '\U0001f600' 3
# expect: '\u200b' '\u200b' 8
# expect: '\ufeff' '\ufeff' 8
# expect: '\u2028' '\u2028' 8
# expect: '\U000e0001' '\U000e0001' 12
# expect: '\U0010ffff' '\U0010ffff' 12
# expect: '\xad' '\xad' 6
# expect: '\u0378' '\u0378' 8
# expect: '\u3000' '\u3000' 8
