# update, | and |= with mappings, pairs and keywords.
d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3), ["a", 10]])
d.update(x=5, b="kw")
d.update({"p": 1}, q=2)
d.update()
d.update(zip("yz", "YZ"))
print(d)  # expect: {'a': 10, 'b': 'kw', 'c': 3, 'x': 5, 'p': 1, 'q': 2, 'y': 'Y', 'z': 'Z'}
print({"a": 1} | {"b": 2}, {"a": 1, "c": 0} | {"a": 2}, {} | {})  # expect: {'a': 1, 'b': 2} {'a': 2, 'c': 0} {}
e = {"k": 1}
f = e
e |= {"l": 2}
e |= [("m", 3)]
print(e, f is e)  # expect: {'k': 1, 'l': 2, 'm': 3} True


class M:
    def keys(self):
        return ["k1", "k2"]

    def __getitem__(self, k):
        return k.upper()


d = {}
d.update(M())
print(d, dict(M()), {**M()}, dict(M(), z=1))
# expect: {'k1': 'K1', 'k2': 'K2'} {'k1': 'K1', 'k2': 'K2'} {'k1': 'K1', 'k2': 'K2'} {'k1': 'K1', 'k2': 'K2', 'z': 1}
for g in (lambda: {} | [("a", 1)], lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.update(["abc"]),
          lambda: [] | {}, lambda: {}.update({}, {}), lambda: {}.update([(1, 2, 3)]),
          lambda: {}.update([([], 1)]), lambda: {}.update(None)):
    try:
        g()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError unsupported operand type(s) for |: 'dict' and 'list'
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError unsupported operand type(s) for |: 'list' and 'dict'
# expect: TypeError update expected at most 1 argument, got 2
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError unhashable type: 'list'
# expect: TypeError 'NoneType' object is not iterable
try:
    d.update([("ok", 1), ("bad",)])
except ValueError as e:
    print(e, d["ok"])  # expect: dictionary update sequence element #1 has length 1; 2 is required 1
