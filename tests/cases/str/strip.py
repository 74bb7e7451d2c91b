# strip, lstrip, rstrip, removeprefix and removesuffix.
s = "  \t hello \n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr("".strip()), repr("   ".strip()), repr("x".strip("x")))
# expect: 'hello' 'hello \n' '  \t hello' '' '' ''
print("xxhixx".strip("x"), "abcHIcba".strip("abc"), "www.site.com".strip("w.moc"), "xyx".lstrip("x"),
      "xyx".rstrip("x"), "hello".strip("z"))  # expect: hi HI site yx xy hello
print("a-b".strip("a-"), repr(" x ".strip(None)), "éaé".strip("é"), repr("\u3000x\u2003".strip()),
      "aab".lstrip("a"), "mississippi".strip("ipm"))  # expect: b 'x' a 'x' b ssiss
print("prefix-x".removeprefix("prefix-"), "x".removeprefix("y"), "a.py".removesuffix(".py"),
      "a.py".removesuffix(""), "aa".removeprefix("a"), repr("a".removesuffix("a")))  # expect: x x a a.py a ''
for f in (lambda: "a".strip(5), lambda: "a".removeprefix(("a",)), lambda: "a".strip("a", "b")):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: strip arg must be None or str
# expect: removeprefix() argument must be str, not tuple
# expect: strip expected at most 1 argument, got 2
