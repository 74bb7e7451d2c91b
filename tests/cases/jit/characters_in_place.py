# Classes, cases and order of single characters in code that runs often, and of what is no single character.
def classes(s):
    return (s.isdigit(), s.isalpha(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.isdecimal(), s.lower(), s.upper())
def order(s):
    return s < "m", s <= "m", s > "m", s >= "m", "m" < s, "m" <= s, "m" > s, "m" >= s, "0" <= s <= "9", s < "mm", s >= "é"
everything = [chr(i) for i in range(128)]
for turn in range(6):
    for c in everything:
        a, b = classes(c), order(c)
total = 0
for c in everything:
    for k, v in enumerate(classes(c)[:7] + order(c)):
        total = (total * 2 + v) % 1000000007
print(total, "".join(classes(c)[7] + classes(c)[8] for c in everything[32:127]))
for s in ("", "m", "ma", "mm", "l", "la", "é", "5", "55", "²", "٣", "Ab", "ß", "€uro", " \x1f", "x" * 300):
    print(classes(s)[:7], order(s), classes(s)[7][:4], classes(s)[8][:4])
def tokens(s):
    out = []
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(s) and s[j].isdigit():
                j += 1
            out.append(int(s[i:j]))
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(s) and (s[j].isalnum() or s[j] == "_"):
                j += 1
            out.append(s[i:j])
            i = j
        else:
            out.append(c)
            i += 1
    return out
for turn in range(200):
    r = tokens("foo_1 = (bar + 42) * x9 // 7")
print(r, tokens("é1 = 23 ٣"))
class Shout(str):
    def isdigit(self):
        return "shout"
    def lower(self):
        return "LOWER"
print(classes(Shout("a"))[0], classes(Shout("a"))[7])
def find(xs, x):
    return x in xs, xs.count(x), (xs.index(x) if x in xs else None)
for turn in range(300):
    r = find([1, 2, "a", None, 2.0, "ab"], "ab")
print(r, find([1, 2, "a", None, 2.0, True], 2), find([1, True, 1.0], 1), find(["ab", "".join("ab")], "ab"))
nan = float("nan")
print(find([nan, 2 ** 70], nan), find([2 ** 70], 2 ** 70), find([(1, 2)], (1, 2)), find(["é"], "é"))
# expect: 921719198   !!""##$$%%&&''(())**++,,--..//00112233445566778899::;;<<==>>??@@aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ[[\\]]^^__``aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ{{||}}~~
# expect: (False, False, False, False, False, False, False) (True, True, False, False, False, False, True, True, False, True, False) 
# expect: (False, True, True, False, False, True, False) (False, True, False, True, False, True, False, True, False, True, False) m M
# expect: (False, True, True, False, False, True, False) (False, False, True, True, True, True, False, False, False, True, False) ma MA
# expect: (False, True, True, False, False, True, False) (False, False, True, True, True, True, False, False, False, False, False) mm MM
# expect: (False, True, True, False, False, True, False) (True, True, False, False, False, False, True, True, False, True, False) l L
# expect: (False, True, True, False, False, True, False) (True, True, False, False, False, False, True, True, False, True, False) la LA
# expect: (False, True, True, False, False, True, False) (False, False, True, True, True, True, False, False, False, False, True) é É
# expect: (True, False, True, False, False, False, True) (True, True, False, False, False, False, True, True, True, True, False) 5 5
# expect: (True, False, True, False, False, False, True) (True, True, False, False, False, False, True, True, True, True, False) 55 55
# expect: (True, False, True, False, False, False, False) (False, False, True, True, True, True, False, False, False, False, False) ² ²
# expect: (True, False, True, False, False, False, True) (False, False, True, True, True, True, False, False, False, False, True) ٣ ٣
# expect: (False, True, True, False, False, False, False) (True, True, False, False, False, False, True, True, False, True, False) ab AB
# expect: (False, True, True, False, False, True, False) (False, False, True, True, True, True, False, False, False, False, False) ß SS
# expect: (False, False, False, False, False, True, False) (False, False, True, True, True, True, False, False, False, False, True) €uro €URO
# expect: (False, False, False, True, False, False, False) (True, True, False, False, False, False, True, True, False, True, False)    
# expect: (False, True, True, False, False, True, False) (False, False, True, True, True, True, False, False, False, False, False) xxxx XXXX
# expect: ['foo_1', '=', '(', 'bar', '+', 42, ')', '*', 'x9', '/', '/', 7] ['é1', '=', 23, 3]
# expect: shout LOWER
# expect: (True, 1, 5) (True, 2, 1) (True, 3, 0) (True, 2, 0)
# expect: (True, 1, 0) (True, 1, 0) (True, 1, 0) (True, 1, 0)
