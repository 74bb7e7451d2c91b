# Counter operators keep positive counts only.
from collections import Counter

a, b = Counter(x=3, y=1, z=0), Counter(x=1, y=2, w=-1)
print(a + b, a - b, b - a)  # expect: Counter({'x': 4, 'y': 3}) Counter({'x': 2, 'w': 1}) Counter({'y': 1})
print(a & b, a | b, +b, -b)
# expect: Counter({'x': 1, 'y': 1}) Counter({'x': 3, 'y': 2}) Counter({'y': 2, 'x': 1}) Counter({'w': 1})
c = Counter(a)
c += b
print(c)  # expect: Counter({'x': 4, 'y': 3})
c -= Counter(x=10)
print(c)  # expect: Counter({'y': 3})
c |= Counter(q=4, y=1)
print(c)  # expect: Counter({'q': 4, 'y': 3})
c &= Counter(q=2, y=9)
print(c)  # expect: Counter({'y': 3, 'q': 2})
words = "the cat and the dog and the bird".split()
cw = Counter(words)
print(cw, cw.most_common(2))
# expect: Counter({'the': 3, 'and': 2, 'cat': 1, 'dog': 1, 'bird': 1}) [('the', 3), ('and', 2)]
print(sorted(cw.items(), key=lambda p: (-p[1], p[0])))
# expect: [('the', 3), ('and', 2), ('bird', 1), ('cat', 1), ('dog', 1)]
print([w for w, n in cw.items() if n == 1])  # expect: ['cat', 'dog', 'bird']
print(Counter(len(w) for w in words), sum((Counter(w) for w in words), Counter()).most_common(3))
# expect: Counter({3: 7, 4: 1}) [('t', 4), ('d', 4), ('h', 3)]
print(Counter(cw.values()), {**cw}, max(cw, key=cw.get), type(a + b).__name__)
# expect: Counter({1: 3, 3: 1, 2: 1}) {'the': 3, 'cat': 1, 'and': 2, 'dog': 1, 'bird': 1} the Counter
print(a == Counter(x=3, y=1), a != b, Counter("aab") >= Counter("ab"), Counter("ab") > Counter("ab"),
      list((Counter("ab") + Counter("ca")).items()))  # expect: True True True False [('a', 2), ('b', 1), ('c', 1)]
inv = {}
for w, n in cw.items():
    inv.setdefault(n, []).append(w)
print(inv, isinstance(cw, dict), cw.pop("the"))  # expect: {3: ['the'], 1: ['cat', 'dog', 'bird'], 2: ['and']} True 3
print(cw.get("the", "gone"), cw.setdefault("new", 7), cw)
# expect: gone 7 Counter({'new': 7, 'and': 2, 'cat': 1, 'dog': 1, 'bird': 1})
