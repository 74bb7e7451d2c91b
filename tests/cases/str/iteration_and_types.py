# Strings as sequences.
print(list("abc"), tuple("ab"), sorted("hello"), "".join(sorted("hello")), set("a") == {"a"}, dict(zip("ab", "cd")),
      [*"xy"], max("abc"))
# expect: ['a', 'b', 'c'] ('a', 'b') ['e', 'h', 'l', 'l', 'o'] ehllo True {'a': 'c', 'b': 'd'} ['x', 'y'] c
print(list(enumerate("ab")), "abc"[1], list(map(str.upper, "ab")), [c * 2 for c in "ab"],
      {c: "abca".count(c) for c in "abca"})
# expect: [(0, 'a'), (1, 'b')] b ['A', 'B'] ['aa', 'bb'] {'a': 2, 'b': 1, 'c': 1}
a, b, *c = "hello"
print(a, b, c, "b" in "abc", len(""), bool(""), bool(" "), not "", all("ab"), any(["", "x"]))
# expect: h e ['l', 'l', 'o'] True 0 False True True True True
print(str(5), str(1.5), str(None), str([1, "a"]), str("x"), str(("a",)), str({"k": "v"}), str(True), type(str()),
      str(b"ab"))  # expect: 5 1.5 None [1, 'a'] x ('a',) {'k': 'v'} True <class 'str'> b'ab'
print("abc".__len__(), "abc".__contains__("b"), "a".__add__("b"), "abc".__getitem__(slice(0, 2)), "a".__mul__(3),
      "a".__eq__(1), "a".__lt__("b"))  # expect: 3 True ab ab aaa NotImplemented True
it = iter("héy")
print(next(it), list(it), list(it), list(reversed("héy")))  # expect: h ['é', 'y'] [] ['y', 'é', 'h']
for f in (lambda: setattr("abc", "x", 1), lambda: "abc".__setitem__, lambda: "abc".foo, lambda: iter("a").__next__(5)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(e)
# expect: 'str' object has no attribute 'x'
# expect: 'str' object has no attribute '__setitem__'
# expect: 'str' object has no attribute 'foo'
# expect: expected 0 arguments, got 1
try:
    s = "abc"
    s[0] = "x"
except TypeError as e:
    print(e)  # expect: 'str' object does not support item assignment
