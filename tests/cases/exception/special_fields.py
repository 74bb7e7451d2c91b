# Fields of OSError, ImportError, AttributeError and UnicodeDecodeError.
o = OSError(2, "No such file", "name.txt")
print(o, "|", o.errno, o.strerror, o.filename, o.args, type(o).__name__)
# expect: [Errno 2] No such file: 'name.txt' | 2 No such file name.txt (2, 'No such file') FileNotFoundError
print(repr(OSError("only")), OSError("only").errno, type(OSError(13, "x")).__name__)
# expect: OSError('only') None PermissionError
i = ImportError("msg", name="n", path="p")
print(i, i.name, i.path)  # expect: msg n p
a = AttributeError("m", name="n", obj=5)
print(a, a.name, a.obj)  # expect: m n 5
print(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"))
# expect: 'utf-8' codec can't decode byte 0xff in position 0: bad
u = UnicodeDecodeError("ascii", b"a\x80", 1, 2, "ordinal not in range(128)")
print(u.encoding, u.object, u.start, u.end, u.reason)  # expect: ascii b'a\x80' 1 2 ordinal not in range(128)
print(NameError("n", name="x").name, repr(StopIteration([1]).value))  # expect: x [1]
