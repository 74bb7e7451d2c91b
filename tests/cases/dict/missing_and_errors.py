# KeyError shows the repr of the key; the dict survives a failing operation.
for k in ("a", 1, (1, 2), None, "it's", 1.5, b"x"):
    try:
        {}[k]
    except KeyError as e:
        print(e, e.args[0] == k, repr(e))
# expect: 'a' True KeyError('a')
# expect: 1 True KeyError(1)
# expect: (1, 2) True KeyError((1, 2))
# expect: None True KeyError(None)
# expect: "it's" True KeyError("it's")
# expect: 1.5 True KeyError(1.5)
# expect: b'x' True KeyError(b'x')


class Odd:
    def __init__(self, fail):
        self.fail = fail

    def __hash__(self):
        if self.fail == "hash":
            raise ValueError("no hash")
        return 1

    def __eq__(self, o):
        if self.fail == "eq":
            raise ValueError("no eq")
        return self is o


d = {Odd(""): "x"}
for f in (lambda: d[Odd("hash")], lambda: d.get(Odd("hash")), lambda: Odd("hash") in d,
          lambda: d.setdefault(Odd("hash"), 1), lambda: d.pop(Odd("hash"), 0)):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
# expect: no hash
d2 = {Odd("eq"): 1}
for f in (lambda: d2[Odd("")], lambda: Odd("eq") in d2, lambda: d2.update({Odd("eq"): 2}),
          lambda: {Odd("eq"): 1, Odd("eq"): 2}):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: no eq
# expect: no eq
# expect: no eq
# expect: no eq
print(len(d), len(d2))  # expect: 1 1
try:
    del d["missing"]
except KeyError as e:
    print(repr(e))  # expect: KeyError('missing')
