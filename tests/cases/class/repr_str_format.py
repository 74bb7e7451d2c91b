# __repr__, __str__ and __format__ and their fallbacks.
class R:
    def __repr__(self):
        return "R()"


class S(R):
    def __str__(self):
        return "str"


class F(S):
    def __format__(self, spec):
        return f"fmt[{spec}]"


print(R(), S(), F(), [R(), S()], {1: S()}, (F(),))  # expect: R() str str [R(), R()] {1: R()} (R(),)
print(repr(S()), str(R()), f"{R()} {S()!r} {F():x>5} {F()!s:>5}", "{:^7}".format(F()), format(S()))
# expect: R() R() R() R() fmt[x>5]   str fmt[^7] str
print("%s %r %s" % (S(), S(), F()))  # expect: str R() str
try:
    f"{R():>5}"
except TypeError as e:
    print(e)  # expect: unsupported format string passed to R.__format__


class BadRepr:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        return None


class BadFormat:
    def __format__(self, spec):
        return 1


for f, o in ((repr, BadRepr()), (str, BadRepr()), (str, BadStr()), (format, BadFormat())):
    try:
        f(o)
    except TypeError as e:
        print(e)
# expect: __repr__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type NoneType)
# expect: __format__ must return a str, not int


class StrSub(str):
    pass


class ReturnsSub:
    def __str__(self):
        return StrSub("sub")


print(type(str(ReturnsSub())).__name__, str(ReturnsSub()))  # expect: StrSub sub
