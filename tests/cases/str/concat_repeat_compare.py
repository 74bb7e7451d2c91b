# +, *, comparison and hashing of strings.
print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0 == "", "ab" * -1 == "", "" + "", "a" * True)
# expect: ab ababab ababab True True  a
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "Z" < "a", "é" > "z", "a" == "a", "a" != "b", "" < "a",
      "10" < "9", "😀" > "\uffff")  # expect: True False True True True True True True True True True
print(sorted(["b", "A", "a", "B", "é", "", "aa", "€", "Z9", "10", "9"]), max("hello"), min("hello"))
# expect: ['', '10', '9', 'A', 'B', 'Z9', 'a', 'aa', 'b', 'é', '€'] o e
s = ""
for i in range(1000):
    s += str(i % 10)
print(len(s), s[:15], s.count("7"))  # expect: 1000 012345678901234 100
parts = []
for i in range(5):
    parts += ["p", str(i)]
print("".join(parts), "a" "b", "x" + "y" * 2 + "z")  # expect: p0p1p2p3p4 ab xyyz
a, b = "hel" + "lo", "".join(["hell", "o"])
print(a == b, hash(a) == hash(b), {a: 1}[b], a in {b})  # expect: True True 1 True
for f in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b",
          lambda: "a" < 1, lambda: -"a",
          lambda: "a" + None, lambda: "a" + b"b", lambda: "a" / 2):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: can only concatenate str (not "int") to str
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: unsupported operand type(s) for -: 'str' and 'str'
# expect: '<' not supported between instances of 'str' and 'int'
# expect: bad operand type for unary -: 'str'
# expect: can only concatenate str (not "NoneType") to str
# expect: can only concatenate str (not "bytes") to str
# expect: unsupported operand type(s) for /: 'str' and 'int'
