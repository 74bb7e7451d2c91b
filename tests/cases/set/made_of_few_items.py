# Sets of few items: of strings, numbers, keys of the program, and what cannot be one.
print(sorted(set("hello")), len(frozenset("abca")), set(b"aba"), set((1, 1.0, True, 2)), set([]), set(""))
# expect: ['e', 'h', 'l', 'o'] 3 {97, 98} {1, 2} set() set()
for n in (15, 16, 17, 40):
    print(len(set(range(n))), len(set([i % 5 for i in range(n)])), len(set("x" * n)), len(frozenset([0] * n)))
# expect: 15 5 1 1
# expect: 16 5 1 1
# expect: 17 5 1 1
# expect: 40 5 1 1


class Key:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        Key.compared += 1
        return isinstance(other, Key) and self.n == other.n


keys = [Key(i % 4) for i in range(8)]
print(sorted(k.n for k in set(keys)), Key.compared > 0, len(frozenset([1, 2, *keys, 1])))  # expect: [0, 1, 2, 3] True 6
for bad in ([1, [2], 3], ({},), (1, {2}), [(1, [])]):
    try:
        set(bad)
    except TypeError as e:
        print(e)
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'list'
nan = float("nan")
print(len({*[nan, nan]}), len(set([nan, nan])))  # expect: 1 1
s = set("abc")
s |= set("cd")
print("".join(sorted(s)), len(s), "".join(sorted(set("abcde") - set("bd"))))  # expect: abcd 4 ace
