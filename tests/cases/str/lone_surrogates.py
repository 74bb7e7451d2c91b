# Strings may hold surrogate code points; encoding them is refused.
s = "\ud83d"
print(len(s), repr(s), ascii("a" + s + "b"), ord(s), chr(0xD800) == "\ud800", s + "\ude00" == "😀", len(s + "\ude00"))
# expect: 1 '\ud83d' 'a\ud83db' 55357 True False 2
print(s.isprintable(), s.isalpha(), ("x" + s)[1] == s, s in "a" + s,
      sorted(["\ue000", s, "a"]) == ["a", s, "\ue000"], hash(s) == hash("\ud83d"))
# expect: False False True True True True
print(s.encode("utf-8", "surrogatepass"), b"\x80".decode("utf-8", "surrogateescape") == "\udc80",
      s.encode("utf-8", "replace"), s.encode("utf-16-le", "surrogatepass"))
# expect: b'\xed\xa0\xbd' True b'?' b'=\xd8'
for f in (lambda: s.encode(), lambda: "ab\udc80\udc81c".encode("utf-8"), lambda: s.encode("latin-1"),
          lambda: s.encode("utf-16")):
    try:
        f()
    except UnicodeEncodeError as e:
        print(e)
# expect: 'utf-8' codec can't encode character '\ud83d' in position 0: surrogates not allowed
# expect: 'utf-8' codec can't encode characters in position 2-3: surrogates not allowed
# expect: 'latin-1' codec can't encode character '\ud83d' in position 0: ordinal not in range(256)
# expect: 'utf-16' codec can't encode character '\ud83d' in position 0: surrogates not allowed
