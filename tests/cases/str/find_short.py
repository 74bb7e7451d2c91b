# `find` in short texts, in hot code: of a character, of more, of none, in text that is not ASCII.
class S(str):
    pass


def finds(texts, parts):
    return [[t.find(p) for p in parts] for t in texts]


TEXTS = ["", "a", "abcabc", "äöüa", "x" * 64 + "b", "x" * 65 + "b", "aab" * 20, S("subclass"), "日本語abc"]
PARTS = ["", "a", "b", "bc", "ca", "üa", "ü", "xb", "abcabcabc", S("a"), "語a"]
for _ in range(60):
    n = finds(TEXTS, PARTS)
for row in n:
    print(row)
for _ in range(60):
    try:
        finds(["abc"], [1])
    except TypeError as e:
        message = str(e)
print(message.split(",")[0])
print("abcabc".find("c", 3), "abcabc".find("c", 6), "abc".find("", 4))
# expect: [0, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]
# expect: [0, 0, -1, -1, -1, -1, -1, -1, -1, 0, -1]
# expect: [0, 0, 1, 1, 2, -1, -1, -1, -1, 0, -1]
# expect: [0, 3, -1, -1, -1, 2, 2, -1, -1, 3, -1]
# expect: [0, -1, 64, -1, -1, -1, -1, 63, -1, -1, -1]
# expect: [0, -1, 65, -1, -1, -1, -1, 64, -1, -1, -1]
# expect: [0, 0, 2, -1, -1, -1, -1, -1, -1, 0, -1]
# expect: [0, 5, 2, 2, -1, -1, -1, -1, -1, 5, -1]
# expect: [0, 3, 4, 4, -1, -1, -1, -1, -1, 3, 2]
# expect: must be str
# expect: 5 -1 -1
