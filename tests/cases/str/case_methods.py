# Methods that change or test case, also beyond ASCII.
s = "hELLO wORLD"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
# expect: HELLO WORLD hello world Hello World Hello world Hello World hello world
print("straße".upper(), "STRASSE".lower(), "straße".casefold(), "ÄÖÜ".lower(), "éa".capitalize(), "ǆ".title(), "ΑΣ".lower())
# expect: STRASSE strasse strasse äöü Éa ǅ ας
print("they're bill's".title(), "a1b c-d".title(), "İ".lower() == "i̇", "ŉ".upper(), "ﬁx".upper(), "ñ".swapcase())
# expect: They'Re Bill'S A1B C-D True ʼN FIX Ñ
print("ABC".isupper(), "AbC".isupper(), "abc".islower(), "a1".islower(), "1".isupper(), "".islower(),
      "Ab Cd".istitle(), "Ab cd".istitle())  # expect: True False True True False False True False
print("É".isupper(), "ß".islower(), "ǅ".istitle(), "A1".isupper(), "a B".istitle(), "日本".isupper(), "日本".islower())
# expect: True True True True False False False
