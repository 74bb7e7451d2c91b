# Exceptions raised inside special methods reach the caller of the operation.
class E(Exception):
    pass


class Bad:
    def _boom(self, *a):
        raise E("boom")

    __len__ = __iter__ = __getitem__ = __contains__ = __eq__ = __hash__ = __call__ = _boom
    __add__ = __radd__ = __neg__ = __lt__ = __repr__ = __str__ = __bool__ = __index__ = _boom
    __enter__ = __format__ = __int__ = __float__ = __reversed__ = _boom

    def __exit__(self, *a):
        pass


b = Bad()


def use_with():
    with b:
        pass


def use_if():
    if b:
        pass


tests = {
    "len": lambda: len(b), "iter": lambda: list(b), "getitem": lambda: b[0], "in": lambda: 1 in b,
    "eq": lambda: b == 1, "hash": lambda: hash(b), "call": lambda: b(), "add": lambda: b + 1,
    "radd": lambda: 1 + b, "neg": lambda: -b, "lt": lambda: b < 1, "repr": lambda: repr(b), "str": lambda: str(b),
    "if": use_if, "with": use_with, "index": lambda: [1][b], "fstring": lambda: f"{b}", "int": lambda: int(b),
    "dictkey": lambda: {b: 1}, "inlist": lambda: b in [1], "sorted": lambda: sorted([b, b]), "unpack": lambda: [*b],
    "not": lambda: not b, "and": lambda: b and 1, "max": lambda: max([b, b]), "join": lambda: ",".join(b),
    "print list": lambda: print([b]), "float": lambda: float(b), "reversed": lambda: reversed(b),
    "percent": lambda: "%s" % b, "slice": lambda: [1][b:], "range": lambda: range(b), "sum": lambda: sum([b, b]),
}
ok = 0
for name, f in tests.items():
    try:
        print("no error", name, f())
    except E as e:
        ok += 1
print(ok, len(tests))  # expect: 33 33
