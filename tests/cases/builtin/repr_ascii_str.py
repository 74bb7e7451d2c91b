# repr of all builtin types, nested and recursive.
print(repr("a"), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\0\x7f"), repr("é€😀"), repr(""))
# expect: 'a' "it's" 'say "hi"' 'both \' and "' '\n\t\\\x00\x7f' 'é€😀' ''
print(repr(b"\x00a\xff'"), repr(b"\n"), repr([]), repr(()), repr((1,)), repr({}), repr(set()), repr(frozenset()))
# expect: b"\x00a\xff'" b'\n' [] () (1,) {} set() frozenset()
print(repr([1, "a", None, (2,), {"k": [3]}]), repr({1}), repr(frozenset({1})), repr(range(3)), repr(range(1, 9, 2)))
# expect: [1, 'a', None, (2,), {'k': [3]}] {1} frozenset({1}) range(0, 3) range(1, 9, 2)
print(repr(slice(1, 2)), repr(...), repr(NotImplemented), repr(True), repr(1.0), repr(10 ** 20), repr(-0.0))
# expect: slice(1, 2, None) Ellipsis NotImplemented True 1.0 100000000000000000000 -0.0
x = [1]
x.append(x)
print(x)  # expect: [1, [...]]
d = {"a": 1}
d["self"] = d
print(d)  # expect: {'a': 1, 'self': {...}}
t = ([],)
t[0].append(t)
print(t)  # expect: ([(...)],)
a, b = [], []
a.append(b)
b.append(a)
print(a, str(a) == repr(a))  # expect: [[[...]]] True
print(str("s"), str(5), str(None), str([1, "x"]), str(b"x"), str(b"caf\xc3\xa9", "utf-8"),
      str(b"x", encoding="ascii"), str())  # expect: s 5 None [1, 'x'] b'x' café x
print(repr(bytearray(b"ab")), repr("\u200b\xad\u2028"), repr(type), repr(int))
# expect: bytearray(b'ab') '\u200b\xad\u2028' <class 'type'> <class 'int'>
print({"q": d.keys(), "v": {1: 2}.values(), "i": {1: 2}.items()})
# expect: {'q': dict_keys(['a', 'self']), 'v': dict_values([2]), 'i': dict_items([(1, 2)])}
print([1.5, -2, 1e100, float("inf"), float("nan")], (None, True), {"t": (1, [2, {3: "x"}])})
# expect: [1.5, -2, 1e+100, inf, nan] (None, True) {'t': (1, [2, {3: 'x'}])}
