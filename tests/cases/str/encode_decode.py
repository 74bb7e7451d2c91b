# encode and decode with UTF-8, ASCII and Latin-1 and the common error handlers.
s = "aé€😀"
print(s.encode(), s.encode("utf-8"))
# expect: b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
print(s.encode("UTF8"))  # expect: b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'
print("aé".encode("latin-1"), "a".encode("ascii"), "é".encode("iso-8859-1"))  # expect: b'a\xe9' b'a' b'\xe9'
print(s.encode("ascii", "ignore"), s.encode("ascii", "replace"), s.encode("latin-1", errors="replace"))
# expect: b'a' b'a???' b'a\xe9??'
print(b"a\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"abc".decode("ascii"),
      b"\xf0\x9f\x98\x80".decode(encoding="utf-8"), b"".decode())  # expect: aé é abc 😀
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"),
      b"a\x80".decode("ascii", "replace"), str(b"abc", "ascii"))  # expect: a�b ab a� abc
for f in (lambda: s.encode("ascii"), lambda: b"\xff".decode(), lambda: b"ab\xc3".decode(),
          lambda: b"\xe2\x82x".decode("utf-8"),
          lambda: s.encode("latin-1"), lambda: "a".encode("nope"), lambda: b"\x80".decode("ascii"),
          lambda: str(b"a", 5), lambda: "é".encode("ascii")):
    try:
        print(f())
    except (UnicodeError, LookupError, TypeError) as e:
        print(type(e).__name__, e)
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc3 in position 2: unexpected end of data
# expect: UnicodeDecodeError 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte
# expect: UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
# expect: LookupError unknown encoding: nope
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)
# expect: TypeError str() argument 'encoding' must be str, not int
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
for t in ("", "ascii", "é" * 3, "€uro", "😀" * 2 + "x", "\0\x7f\x80\u07ff\u0800\uffff\U00010000"):
    print(len(t), len(t.encode()), t.encode().decode() == t, bytes(t, "utf-8") == t.encode())
# expect: 0 0 True True
# expect: 5 5 True True
# expect: 3 6 True True
# expect: 4 6 True True
# expect: 3 9 True True
# expect: 7 16 True True
