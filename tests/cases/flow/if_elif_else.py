# if / elif / else choose the first true branch and test no further.
def t(name, value):
    print("test", name)
    return value


def pick(a, b):
    if t("a", a):
        return "first"
    elif t("b", b):
        return "second"
    else:
        return "third"


print(pick(1, 1))
# expect: test a
# expect: first
print(pick(0, [0]))
# expect: test a
# expect: test b
# expect: second
print(pick("", None))
# expect: test a
# expect: test b
# expect: third
if 0:
    print("no")
elif "":
    print("no")
if not None: print("one line"); print("two")
# expect: one line
# expect: two
if 1: pass
else: print("never")
x = 3
if x > 1:
    if x > 5:
        print("big")
    elif x > 2:
        print("mid")  # expect: mid
