# Copies of dicts and sets of every size, whole and with holes; what is changed afterwards is changed in one of them alone.
for n in list(range(40)) + [63, 64, 65, 97, 100, 128, 129, 1000]:
    d = {f"k{i}": i for i in range(n)}
    s = set(range(n))
    for holes in (0, 1, 3):
        if holes:
            for i in range(0, n, 4 - holes):
                d.pop(f"k{i}", None)
                s.discard(i)
        c, e, t, f = dict(d), d.copy(), set(s), s.copy()
        assert list(c) == list(d) == list(e) and c == d == e and t == s == f, n
        c["new"] = 1
        e.pop(next(iter(e)), None) if e else None
        t.add("new")
        f.discard(n - 1)
        assert "new" not in d and "new" not in s and len(c) == len(d) + 1 and len(t) == len(s) + 1
        assert all(c[k] == d[k] for k in d) and all(k in t for k in s) and len(e) == max(len(d) - 1, 0)
        for i in range(50):
            c[i] = i
        assert [c[i] for i in range(50)] == list(range(50)) and list(c)[: len(d)] == list(d)
        u = {**d, "z": 0}
        assert list(u) == list(d) + ["z"] and (d | {"z": 0}) == u
d = {}
for i in range(200):
    d.update({f"u{i}": i})
    d.update(v=i)
print(len(d), d["u199"], d["v"], list(d)[:3])
numbers = (5).bit_length(), True.bit_length(), (10**30).bit_length(), [i.bit_length() for i in (0, -1, 255, 2**61, 2**62, -(2**70))]
print(numbers, [bin(i) for i in (0, -5, 2**60, -(2**61))], [hex(i) for i in (255, -255, 2**61 - 1, 2**64)], [oct(8), oct(-1)])
print([type(x).__name__ for x in (1, "", [], d, type, print, Exception(), int)], d.__class__.__name__, d.__class__.__class__.__name__)


class Meta(type):
    @property
    def __name__(cls):
        return "from the metaclass"


class Odd(metaclass=Meta):
    pass


class Plain:
    __name__ = "an attribute"


def names(things):
    return [type(x).__name__ for x in things * 20][-3:], [x.__name__ for x in (Plain, Odd, int) * 20][-3:]


print(names([Plain(), Odd(), 1]), Plain().__name__, Plain.__qualname__)
Plain.__name__ = "Renamed"
print(names([Plain(), Odd(), 1]), Plain().__name__)
# expect: 201 199 199 ['u0', 'v', 'u1']
# expect: (3, 1, 100, [0, 1, 8, 62, 63, 71]) ['0b0', '-0b101', '0b1000000000000000000000000000000000000000000000000000000000000', '-0b10000000000000000000000000000000000000000000000000000000000000'] ['0xff', '-0xff', '0x1fffffffffffffff', '0x10000000000000000'] ['0o10', '-0o1']
# expect: ['int', 'str', 'list', 'dict', 'type', 'builtin_function_or_method', 'Exception', 'type'] dict type
# expect: (['Plain', 'from the metaclass', 'int'], ['Plain', 'from the metaclass', 'int']) an attribute Plain
# expect: (['Renamed', 'from the metaclass', 'int'], ['Renamed', 'from the metaclass', 'int']) an attribute
