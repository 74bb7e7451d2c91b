# What open() refuses, with number and name.
import io
import pickle

open("here", "w").close()
for args in (
    ("none/x",), ("none",), ("here", "x"), ("here", "q"), ("here", "rw"), ("here", ""), ("here", "rb", -1, "utf8"),
    ("here", "rb", -1, None, "strict"), ("here", "rb", -1, None, None, "\n"), ("here", "tb"), ("here", "r", 0),
    ("here", "r", -1, "no such"), ("here", "r", -1, None, None, "x"), ("here", 1), (1.5,), ("here", "r", "utf8"), ("a\0b",),
    ("none", "rb"), ("", "w"),
):
    try:
        open(*args)
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "errno", None), repr(getattr(e, "filename", None)))
f = open("here")
for wrong in (lambda: f.seek(1, 1), lambda: f.seek(-1), lambda: f.seek(1, 2), lambda: f.seek(0, 5), lambda: pickle.dumps(f)):
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
f.close()
f.close()
for wrong in (f.read, f.readline, f.tell, f.flush, f.__enter__, lambda: next(f), lambda: f.seek(0), lambda: f.write("x")):
    try:
        wrong()
    except ValueError as e:
        print(e)
print(issubclass(io.UnsupportedOperation, (OSError, ValueError)), io.open is open)


class Path:
    def __fspath__(self):
        return "here"


with open(Path(), "w") as f:
    print(f.name)
try:
    with open("here", "w") as f:
        f.write("written all the same")
        1 / 0
except ZeroDivisionError:
    print(open(b"here").read(), f.closed)
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none/x' 2 'none/x'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none' 2 'none'
# expect: FileExistsError [Errno 17] File exists: 'here' 17 'here'
# expect: ValueError invalid mode: 'q' None None
# expect: ValueError must have exactly one of create/read/write/append mode None None
# expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus None None
# expect: ValueError binary mode doesn't take an encoding argument None None
# expect: ValueError binary mode doesn't take an errors argument None None
# expect: ValueError binary mode doesn't take a newline argument None None
# expect: ValueError can't have text and binary mode at once None None
# expect: ValueError can't have unbuffered text I/O None None
# expect: LookupError unknown encoding: no such None None
# expect: ValueError illegal newline value: x None None
# expect: TypeError open() argument 'mode' must be str, not int None None
# expect: TypeError expected str, bytes or os.PathLike object, not float None None
# expect: TypeError 'str' object cannot be interpreted as an integer None None
# expect: ValueError embedded null byte None None
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none' 2 'none'
# expect: FileNotFoundError [Errno 2] No such file or directory: '' 2 ''
# expect: UnsupportedOperation can't do nonzero cur-relative seeks
# expect: ValueError negative seek position -1
# expect: UnsupportedOperation can't do nonzero end-relative seeks
# expect: ValueError invalid whence (5, should be 0, 1 or 2)
# expect: TypeError cannot pickle '_io.TextIOWrapper' object
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: I/O operation on closed file.
# expect: True True
# expect: here
# expect: written all the same True
