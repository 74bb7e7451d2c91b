# Subclassing str, int, float and tuple.
class S(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, o):
        return S(str.__add__(self, o))


s = S("hey")
s.tag = 1
print(s, s.shout(), type(s.upper()).__name__, type(s + "x").__name__, s.tag, s == "hey", {s: 1}["hey"])
# expect: hey HEY! str S 1 True 1
print(type(s[:]).__name__, f"{s:>5}", "-".join([s, s]), isinstance(s, str))  # expect: str   hey hey-hey True


class I(int):
    def __add__(self, o):
        return I(int(self) + o + 100)

    def __repr__(self):
        return f"I({int(self)})"


i = I(5)
print(i, i + 1, 1 + i, i - 1, i * 2, type(i * 2).__name__, i == 5, [10, 20][I(1)], I("12"), I())
# expect: I(5) I(106) 6 4 10 int True 20 I(12) I(0)
print(sum([i, i]), max(I(3), 2), hash(i) == hash(5), f"{i:03d}", "%d" % i, str(i))  # expect: 10 I(3) True 005 5 I(5)


class F(float):
    pass


print(F(1.5) + 1, type(F(1) + F(2)).__name__, F("2.5"), repr(F(3)))  # expect: 2.5 float 2.5 3.0


class T(tuple):
    @property
    def first(self):
        return self[0]


t = T([1, 2])
print(t, t.first, t + (3,), type(t + t).__name__, t == (1, 2), hash(t) == hash((1, 2)), type(t[:]).__name__)
# expect: (1, 2) 1 (1, 2, 3) tuple True True tuple
