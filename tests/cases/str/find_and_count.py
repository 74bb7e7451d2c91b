# find, rfind, index, rindex, count, startswith, endswith, in.
s = "banana bandana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.rfind("x"), s.find("an", 2), s.find("an", -3),
      s.rfind("an", 0, 5), s.find("an", 2, 4))  # expect: 1 11 -1 -1 3 11 3 -1
print(s.find(""), s.rfind(""), s.find("", 100), s.find("", 14), s.count("an"), s.count("a", 5), s.count("ana"),
      s.count(""), s.count("x"))  # expect: 0 14 -1 14 4 4 2 15 0
print(s.index("b"), s.rindex("b"), s.index("d", -5), "".count(""), "".find(""), "aaa".count("aa"), "aaaa".count("aa"))
# expect: 0 7 10 1 0 1 2
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.index("b", 8), lambda: s.find(5), lambda: s.count(None)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError substring not found
# expect: ValueError substring not found
# expect: ValueError substring not found
# expect: TypeError must be str, not int
# expect: TypeError must be str, not NoneType
print(s.startswith("ban"), s.endswith("ana"), s.startswith("nan", 2), s.endswith("ban", 0, 3),
      s.startswith(("x", "b")), s.endswith(()))  # expect: True True True True True False
print(s.startswith(""), s.startswith("", 100), s.endswith("a", 0, -1), s.startswith("banana bandana!"),
      "é€".find("€"), "a€b€".rfind("€"))  # expect: True False False False 1 3
for f in (lambda: s.startswith(5), lambda: s.startswith(["a"]), lambda: s.endswith(("a", 1))):
    try:
        print(f())
    except TypeError as e:
        print(e)
# expect: startswith first arg must be str or a tuple of str, not int
# expect: startswith first arg must be str or a tuple of str, not list
# expect: True
print("nan" in s, "" in s, "xyz" in s, s in s, "é" in "café", "A" not in s)  # expect: True True False True True True
