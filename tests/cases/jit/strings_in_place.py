# Characters, comparisons, membership and slices of strings in code that runs often.
def kinds(s):
    counts = [0, 0, 0, 0]
    for ch in s:
        if ch == "x":
            counts[0] += 1
        elif ch in "abc":
            counts[1] += 1
        elif ch in ("d", "ef", ""):
            counts[2] += 1
        elif ch != " ":
            counts[3] += 1
    return counts
def walk(s):
    out = []
    i = 0
    while i < len(s):
        out.append(s[i])
        i += 1
    return "".join(out) == s, s[-1], s[0]
def grown(n):
    s = ""
    for i in range(n):
        s += chr(97 + i % 26)
    return s
plain, wide, mixed = "xabc def", "äxö€😀b", "abcx" * 3 + "é"
for turn in range(600):
    for s in (plain, wide, mixed):
        last = kinds(s)
    walk(plain)
print(kinds(plain), kinds(wide), kinds(mixed))
print(walk(plain), walk(wide), walk(mixed))
long = grown(1000)
for turn in range(100):
    kinds(long)
print(kinds(long), walk(long), long[300], long[-2], len(long))

def compare(a, b):
    r = 0
    if a == b:
        r += 1
    if a != b:
        r += 2
    if a < b:
        r += 4
    if a >= b:
        r += 8
    if a == "":
        r += 16
    if a == "abcdefgh":
        r += 32
    if "abcdefghi" == a:
        r += 64
    if a == "a constant that is longer than two words":
        r += 128
    if a != "abc":
        r += 256
    return r
words = ["", "a", "abc", "abcdefgh", "abcdefghi", "abcdefghj", "ä", "aé", "x" * 300,
         "a constant that is longer than two words", "a constant that is longer than two wordS"]
words += ["".join(list(w)) for w in words]
for turn in range(20):
    total = 0
    for a in words:
        for b in words:
            total = total * 7 % 1000003 + compare(a, b)
print(total)
print([compare(3, 3), compare(3.5, 2), compare(None, None) if 0 else 0, compare("abc", "abd")])

def cut(s, i, j):
    return s[i:j] + s[i:] + s[:j]
def cuts(s):
    out = []
    for i in range(-4, 5):
        for j in range(-4, 5):
            out.append(cut(s, i, j))
    return out
for turn in range(20):
    a, b = cuts("abc"), cuts("aéö€")
print(a[:12], b[40:52])
print(cut([1, 2, 3, 4], 1, 3), cut((1, 2, 3, 4), None, 2), cut("abcdef", None, None))
print(cut("abcdef", True, 3), cut(b"abcdef", 1, 3))
try:
    cut("abc", "1", 2)
except TypeError as e:
    print(e)
def far(s):
    try:
        return s[10]
    except IndexError as e:
        return str(e)
for turn in range(500):
    r = far("abc")
print(r, far([1]), far("abcdefghijklm"))
def member(x, s):
    return x in s
def constant(x):
    return x in "hello world"
for turn in range(1000):
    r = [constant("h"), constant("z"), constant("lo w"), constant("")]
print(r)
try:
    constant(5)
except TypeError as e:
    print(e)
class Text(str):
    def __eq__(self, other):
        return True
    def __contains__(self, other):
        return "mine"
    def __getitem__(self, i):
        return "item"
    def __iter__(self):
        return iter("it")
    __hash__ = str.__hash__
    def startswith(self, x):
        return "begins"
t = Text("abcx")
print(compare(t, "b"), kinds(t), walk(t), constant(t), member("a", t), t.startswith("q"))
# expect: [1, 3, 1, 2] [1, 1, 0, 4] [3, 9, 0, 1]
# expect: (True, 'f', 'x') (True, 'b', 'ä') (True, 'é', 'a')
# expect: [38, 117, 39, 806] (True, 'l', 'a') o k 1000
# expect: 297904
# expect: [265, 266, 0, 6]
# expect: ['abc', 'abc', 'aabca', 'ababcab', 'abc', 'aabca', 'ababcab', 'abcabcabc', 'abcabcabc', 'abc', 'abc', 'aabca'] ['aéö€', 'aaéö€a', 'aéaéö€aé', 'aéöaéö€aéö', 'aéö€aéö€aéö€', 'éö€', 'éö€a', 'ééö€aé', 'éöéö€aéö', 'éö€', 'éö€a', 'ééö€aé']
# expect: [2, 3, 2, 3, 4, 1, 2, 3] (1, 2, 1, 2, 3, 4, 1, 2) abcdefabcdefabcdef
# expect: bcbcdefabc b'bcbcdefabc'
# expect: slice indices must be integers or None or have an __index__ method
# expect: string index out of range list index out of range k
# expect: [True, False, True, True]
# expect: 'in <string>' requires string as left operand, not int
# expect: 503 [0, 0, 0, 2] (True, 'item', 'item') False True begins
