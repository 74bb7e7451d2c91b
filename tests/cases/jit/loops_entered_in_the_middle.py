# Loops within loops that native code is entered in the middle of, before the ways out of them have been tried.
def f(s):
    out = []
    i = 0
    while i < len(s):
        c = s[i]
        if c == "4" or c == "2":
            j = i
            while j < len(s) and j < 23:
                j += 1
            out.append(j)
            i = j + 1
        else:
            i += 1
    return out
for turn in range(50):
    r = f("foo_1 = (bar + 42) * x9 // 7")
print(r)
def tokens(s):
    out = []
    i = 0
    while i < len(s):
        c = s[i]
        if c.isdigit():
            j = i
            while j < len(s) and s[j].isdigit():
                j += 1
            out.append(s[i:j])
            i = j
        else:
            i += 1
    return out
for turn in range(50):
    r = tokens("foo_1 = (bar + 42) * x9 // 7")
print(r)
# expect: [23]
# expect: ['1', '42', '9', '7']
