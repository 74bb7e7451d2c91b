# split, rsplit, splitlines, partition, rpartition and join.
print("a b  c\t\nd ".split(), " ".split(), "".split(), "".split(","), "a,b,,c".split(","), ",".split(","),
      "abc".split("abc"))  # expect: ['a', 'b', 'c', 'd'] [] [] [''] ['a', 'b', '', 'c'] ['', ''] ['', '']
print("a b c d".split(None, 2), "  a  b  ".split(None, 1), "a,b,c".split(",", 1), "a,b,c".split(",", 0),
      "a,b".split(",", -1), "a<>b<>c".split("<>"))
# expect: ['a', 'b', 'c d'] ['a', 'b  '] ['a', 'b,c'] ['a,b,c'] ['a', 'b'] ['a', 'b', 'c']
print("a b c d".rsplit(None, 2), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), " a b ".rsplit(),
      "a--b--c".rsplit("--", 1), "abc".rsplit("x"))
# expect: ['a b', 'c', 'd'] ['a,b', 'c'] ['a', 'b', 'c'] ['a', 'b'] ['a--b', 'c'] ['abc']
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "a\nb".splitlines(True), "".splitlines(),
      "\n".splitlines(), "x\x0by\x1cz\u2028w\x85".splitlines())
# expect: ['a', 'b', 'c', 'd'] ['a', '', 'b'] ['a\n', 'b'] [] [''] ['x', 'y', 'z', 'w']
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="), "a--b".partition("--"))
# expect: ('k', '=', 'v=w') ('k=v', '=', 'w') ('kv', '', '') ('', '', 'kv') ('a', '--', 'b')
print(",".join(["a", "b"]), "".join("xyz"), "-".join([]), ", ".join(["one"]), "ab".join("123"),
      "".join(map(str, range(4))), ".".join({"k": 1, "m": 2}))  # expect: a,b xyz  one 1ab2ab3 0123 k.m
print("a\u00a0b\u2003c".split(), "é€é".split("€"), "日,本".split(","), " x ".split(" "))
# expect: ['a', 'b', 'c'] ['é', 'é'] ['日', '本'] ['', 'x', '']
for f in (lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(5), lambda: "".join([1]),
          lambda: "".join(["a", None]),
          lambda: "x".join(5), lambda: "a".rsplit("", 1), lambda: ",".join("ab", "c")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError empty separator
# expect: ValueError empty separator
# expect: TypeError must be str or None, not int
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError sequence item 1: expected str instance, NoneType found
# expect: TypeError can only join an iterable
# expect: ValueError empty separator
# expect: TypeError str.join() takes exactly one argument (2 given)
