# UTF-16, UTF-32 and the rarer error handlers.
s = "aé😀"
print(s.encode("utf-16-le"), s.encode("utf-32-be"), "ab".encode("utf-16")[2:], b"\xff\xfea\x00".decode("utf-16"),
      b"x\x00".decode("utf-16-le"))
# expect: b'a\x00\xe9\x00=\xd8\x00\xde' b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x01\xf6\x00' b'a\x00b\x00' a x
print(s.encode("ascii", "backslashreplace"), s.encode("latin-1", "xmlcharrefreplace"))
# expect: b'a\\xe9\\U0001f600' b'a\xe9&#128512;'
print(b"a\xff".decode("ascii", "backslashreplace"))  # expect: a\xff
for f in (lambda: "é".encode("ascii", "nope"), lambda: b"\xed\xa0\x80".decode(), lambda: b"\xc0\x80".decode(),
          lambda: b"\xf4\x90\x80\x80".decode(), lambda: b"a\x00b".decode("utf-16-le")):
    try:
        print(f())
    except (UnicodeError, LookupError) as e:
        print(type(e).__name__, e)
# expect: LookupError unknown error handler name 'nope'
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte
# expect: UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data
