# A snapshot within what is asked for the text of objects.
# snap: every


def poll(x):
    return x


class Shown:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return poll("R" + self.name)

    def __str__(self):
        return poll("S" + self.name)

    def __format__(self, spec):
        return poll(f"F{self.name}{spec}")


a, b = Shown("a"), Shown("b")
print(a, [a, b], {a.name: b}, (a,))  # expect: Sa [Ra, Rb] {'a': Rb} (Ra,)
print(a, b, sep=str(poll("-")), end=poll("!\n"))  # expect: Sa-Sb!
print(f"{a} {a!r:>4} {b:x}", "{} {1!s:>3}".format(a, b) if False else "{0} {1!s:>3}".format(a, b))
# expect: Fa   Ra Fbx Fa  Sb
print("%s %r" % (a, b), ", ".join(poll(c) for c in "xyz"))  # expect: Sa Rb x, y, z
text = ""
for c in "abc" * 3:
    text += poll(c)
print(text, repr(a) + str(b), "äöü€"[poll(2)], "€" * poll(3))  # expect: abcabcabc RaSb ü €€€
try:
    raise ValueError(a)
except ValueError as e:
    print(e, repr(e))  # expect: Sa ValueError(Ra)
