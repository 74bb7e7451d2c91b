# Building and searching large strings.
s = "".join("line %d\n" % i for i in range(2000))
print(len(s), s.count("\n"), s.splitlines()[1234], s.find("line 1999"), s.rfind("line 1\n"))
# expect: 18890 2000 line 1234 18880 7
t = s.replace("line", "é")
print(len(t), t[:9].split(), t.count("é"), t.index("1999"), t.upper().count("É"))
# expect: 12890 ['é', '0', 'é', '1', 'é'] 2000 12885 2000
words = s.split()
print(len(words), words[-1], "".join(words[1::200]))
# expect: 4000 1999 01002003004005006007008009001000110012001300140015001600170018001900
u = "ab" * 100000
print(len(u), u.count("ba"), u.find("bb"), u.rfind("ab"), u[99999:100003], u.replace("ab", "").strip() == "",
      hash(u) == hash("ab" * 100000))  # expect: 200000 99999 -1 199998 baba True True
v = ""
for i in range(3000):
    v = v + chr(97 + i % 26) if i % 2 else chr(65 + i % 26) + v
print(len(v), v[:5], v[-5:], v == v[::-1], sorted(set(v))[:5])
# expect: 3000 IGECA bdfhj False ['A', 'C', 'E', 'G', 'I']
print(("x" * 50000 + "y").find("y"), ("x" * 1000).startswith("x" * 999), ("é" * 1000)[500:502], len(("é" * 1000).encode()))
# expect: 50000 True éé 2000
