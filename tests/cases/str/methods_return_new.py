# String methods never change the string; identity operations and chained calls.
s = "Hello"
for f in (str.upper, str.lower, str.strip, str.title, lambda x: x.replace("l", "L"), lambda x: x + "!"):
    f(s)
print(s)  # expect: Hello
print(" A,b ,C ".strip().lower().replace(" ", "").split(",")[::-1], "x".join("abc").upper().center(9, "-").strip("-"))
# expect: ['c', 'b', 'a'] AXBXC
print("The Quick".swapcase().split()[1].ljust(7, ".")[1:6].find("U"), "{}".format("a").encode().decode().isalpha())
# expect: 0 True
words = "the cat sat on the mat the end".split()
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0])))
# expect: [('the', 3), ('cat', 1), ('end', 1), ('mat', 1), ('on', 1), ('sat', 1)]


def caesar(text, k):
    out = []
    for c in text:
        if c.isalpha() and c.isascii():
            base = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - base + k) % 26 + base))
        else:
            out.append(c)
    return "".join(out)


print(caesar("Hello, World! é", 3), caesar(caesar("Round Trip", 11), -11), "".join(reversed("stressed")))
# expect: Khoor, Zruog! é Round Trip desserts
print(all(p == p[::-1] for p in ("level", "日本日", "")), "ab" "cd"[1], ("a" "b") * 2, "-".join(str(i) for i in range(5)))
# expect: True b abab 0-1-2-3-4
