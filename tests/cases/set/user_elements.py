# Elements with their own __hash__ and __eq__; failing ones.
class P:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, o):
        return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))


s = {P(1, 2), P(1, 2), P(2, 1)}
print(len(s), P(1, 2) in s, P(9, 9) in s, len(s | {P(3, 3)}), len(s & {P(2, 1)}), len(s - {P(2, 1)}),
      s == {P(2, 1), P(1, 2)})  # expect: 2 True False 3 1 1 True
s.remove(P(1, 2))
print(len(s), s <= {P(2, 1)}, next(iter(s)).x)  # expect: 1 True 2


class Bad:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        if self.h is None:
            raise ValueError("hash")
        return self.h

    def __eq__(self, o):
        raise KeyError("eq")


for f in (lambda: {Bad(None)}, lambda: Bad(None) in {1}, lambda: {Bad(1), Bad(1)}, lambda: {Bad(1)} | {Bad(1)},
          lambda: {Bad(1)} == {Bad(1)}, lambda: {Bad(1)}.discard(Bad(1))):
    try:
        f()
        print("ok")
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
# expect: ValueError hash
# expect: ValueError hash
# expect: KeyError 'eq'
# expect: KeyError 'eq'
# expect: KeyError 'eq'
# expect: KeyError 'eq'
print(len({Bad(1), Bad(2)}), len({1, 1.0, True, 2 - 1}), len({"a", b"a", ("a",)}), len({0, -0.0, False}))
# expect: 2 1 3 1
