# replace, translate, maketrans and expandtabs.
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("an", ""),
      "aaa".replace("aa", "b"), "abc".replace("x", "y"))  # expect: bonono bonona ba ba abc
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "b"),
      "a.b".replace(".", ".."), "ab".replace("b", "é€"), "aaa".replace("a", "b", 0))
# expect: -a-b-c- -a-bc x  a..b aé€ aaa
t = str.maketrans("abc", "xyz", "d")
print("abcd dcba".translate(t), sorted(t.items()))  # expect: xyz zyx [(97, 120), (98, 121), (99, 122), (100, None)]
print("hello".translate({104: "J", 111: None, ord("l"): "LL"}), "a-b".translate(str.maketrans({"-": "_", "a": 65})),
      "x".translate({}))  # expect: JeLLLL A_b x
print("a\tb".expandtabs(), "ab\tc".expandtabs(4), "\t|".expandtabs(2), repr("a\n\tb".expandtabs(3)),
      "no tabs".expandtabs(), "a\tb\tc".expandtabs(1), "a\tb".expandtabs(0))
# expect: a       b ab  c   | 'a\n   b' no tabs a b c ab


class M:
    def __getitem__(self, i):
        if chr(i).isupper():
            return chr(i).lower() * 2
        raise LookupError


print("aBc".translate(M()))  # expect: abbc
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans("a"), lambda: "a".translate(5),
          lambda: "a".replace("a"), lambda: "a".replace("a", 5),
          lambda: str.maketrans({"ab": 1}), lambda: "a".translate({97: 3.5})):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError the first two maketrans arguments must have equal length
# expect: TypeError if you give only one argument to maketrans it must be a dict
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError replace expected at least 2 arguments, got 1
# expect: TypeError replace() argument 2 must be str, not int
# expect: ValueError string keys in translate table must be of length 1
# expect: TypeError character mapping must return integer, None or str
