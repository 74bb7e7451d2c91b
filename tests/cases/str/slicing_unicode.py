# Indexing and slicing count code points.
s = "aé€😀z"
print(len(s), s[0], s[1], s[2], s[3], s[-1], s[1:4], s[::-1], s[::2], s[3:], s[:-2], s[-4:-1])
# expect: 5 a é € 😀 z é€😀 z😀€éa a€z 😀z aé€ é€😀
print([c for c in s], [ord(c) for c in s], list(reversed(s)), s.index("😀"), s.find("z"))
# expect: ['a', 'é', '€', '😀', 'z'] [97, 233, 8364, 128512, 122] ['z', '😀', '€', 'é', 'a'] 3 4
t = "日本語テキスト" * 50
print(len(t), t[123], t[-1], t[100:107], t[::-50], t[340:] + t[:3])  # expect: 350 キ ト 語テキスト日本 トスキテ語本日 キスト日本語テキスト日本語
u = "".join(chr(0x1F600 + i % 16) + chr(97 + i % 26) for i in range(100))
print(len(u), u[50], u[51], u[198:], sum(1 for c in u if ord(c) > 0xFFFF), u[1::20])
# expect: 200 😉 z 😃v 100 akueoyiscm
total = 0
for i in range(len(t)):
    total += ord(t[i])
print(total, s + t[:2], s * 2, "e\u0301" == "é", len("e\u0301"))  # expect: 6894550 aé€😀z日本 aé€😀zaé€😀z False 2
for f in (lambda: s[5], lambda: s[-6], lambda: ""[0], lambda: s["a"], lambda: s[1.0], lambda: s[None]):
    try:
        f()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
# expect: IndexError string index out of range
# expect: IndexError string index out of range
# expect: IndexError string index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: TypeError string indices must be integers, not 'float'
# expect: TypeError string indices must be integers, not 'NoneType'
