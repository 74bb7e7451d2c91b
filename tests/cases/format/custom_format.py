# __format__ of user classes in every formatting entry point.
class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        if spec.endswith("F"):
            return format(self.c * 9 / 5 + 32, spec[:-1] + "f") + "F"
        if spec == "":
            return str(self)
        return "spec(" + spec + ")"

    def __str__(self):
        return f"{self.c}C"


t = Temp(100)
print(f"{t} {t:.1F} {t:xyz} {t!s:>6} {t!r:.5}", "{:.0F} {}".format(t, t), format(t), format(t, "q"), "%s" % t)
# expect: 100C 212.0F spec(xyz)   100C <__ma 212F 100C 100C spec(q) 100C
print(f"{t:{'.2'}F}", "{0:{1}}".format(t, "nested"), f"{[t] and t}", f"{t:}")
# expect: 212.00F spec(nested) 100C 100C


class I(int):
    def __format__(self, spec):
        return "I" + int.__format__(self, spec)


print(f"{I(5):03} {I(7)}", "%d" % I(5), str(I(5)), "{:>4}".format(I(1)))  # expect: I005 I7 5 5 I   1


class StrSub(str):
    def __str__(self):
        return "str:" + self[:]


s = StrSub("abc")
print(f"{s}", f"{s!s}", f"{s:>5}", "%s" % s, str(s), "{}".format(s), "-".join([s]))
# expect: str:abc str:abc   abc str:abc str:abc str:abc abc


class NoFormat:
    __format__ = None


try:
    f"{NoFormat()}"
except TypeError as e:
    print(e)  # expect: 'NoneType' object is not callable
