# Natives called with arguments by name, in loops long enough to be compiled: what is bound, what is left to its
# default, and every error.
import operator


def plain(n):
    total = 0
    for i in range(n):
        total += int("ff", base=16) + int(str(i), base=10)
        total += sum([1, 2, i], start=5)
        total += max([3, i, 2], default=0) + min([], default=i)
        total += len(sorted([3, 1, i], reverse=True))
        total += round(i + 0.256, ndigits=1) > i
        total += pow(i, 3, mod=7)
    return total


def methods(n):
    out = []
    for i in range(n):
        parts = "a,b,c,d".split(",", maxsplit=i & 3)
        words = f" x{i}  y ".split(sep=None)
        items = [i % 5, 9, i % 7]
        items.sort(reverse=True)
        items.sort(key=lambda v: -v)
        raw = "é".encode(encoding="utf-8", errors="strict")
        out.append((len(parts), words, items, raw))
    return out[-3:]


def classes(n):
    for i in range(n):
        d = dict(a=i, b=2)
        e = list(enumerate("xy", start=i))
        z = list(zip("ab", [i, 2], strict=True))
    return d, e, z


def order(n):
    log = []

    def note(v):
        if len(log) < 6:
            log.append(v)
        return v

    for i in range(n):
        sorted(note([2, 1]), reverse=note(True), key=note(None))
    return log


def wrong(n):
    seen = {}
    for i in range(n):
        for f in (
            lambda: int("1", basis=2),
            lambda: int("1", base=2, **{"base": 3}),
            lambda: sorted([1], cmp=None),
            lambda: sorted(iterable=[1]),
            lambda: "a".split(sep=",", step=1),
            lambda: "a".split(",", sep=","),
            lambda: [].sort(reversed=True),
            lambda: max([1], standard=0),
            lambda: round(ndigits=1),
            lambda: len(obj=[]),
            lambda: zip([1], [1, 2], strict=True).__next__() and list(zip([1], [1, 2], strict=True)),
        ):
            try:
                f()
            except (TypeError, ValueError) as e:
                text = f"{type(e).__name__}: {e}"
                seen[text] = seen.get(text, 0) + 1
    return seen


class Text(str):
    def split(self, sep=None, maxsplit=-1):
        return ["mine", sep, maxsplit]


def receivers(n):
    "One site, several receivers: a native's method, a function's, another native's."
    out = set()
    objs = ["a,b", Text("a,b"), b"a b", "c"]
    for i in range(n):
        r = objs[i % 4].split(sep=None, maxsplit=1)
        out.add(repr(r))
    return sorted(out)


def patched(n):
    "The name means something else from some turn on."
    global sorted
    import builtins

    out = 0
    for i in range(n):
        if i == n - 3:
            sorted = lambda items, reverse: [reverse] * 7
        out += len(sorted([1, 2], reverse=True))
    sorted = builtins.sorted
    return out


N = 600
print(plain(N))
print(methods(N))
print(classes(N))
print(order(N))
for text, count in wrong(N // 10).items():
    print(text, count)
print(receivers(N))
print(patched(N))
# expect: 880800
# expect: [(2, ['x597', 'y'], [9, 2, 2], b'\xc3\xa9'), (3, ['x598', 'y'], [9, 3, 3], b'\xc3\xa9'), (4, ['x599', 'y'], [9, 4, 4], b'\xc3\xa9')]
# expect: ({'a': 599, 'b': 2}, [(599, 'x'), (600, 'y')], [('a', 599), ('b', 2)])
# expect: [[2, 1], True, None, [2, 1], True, None]
# expect: TypeError: 'basis' is an invalid keyword argument for int() 60
# expect: TypeError: int() got multiple values for keyword argument 'base' 60
# expect: TypeError: 'cmp' is an invalid keyword argument for sort() 60
# expect: TypeError: sorted expected 1 argument, got 0 60
# expect: TypeError: 'step' is an invalid keyword argument for split() 60
# expect: TypeError: argument for split() given by name ('sep') and position (1) 60
# expect: TypeError: 'reversed' is an invalid keyword argument for sort() 60
# expect: TypeError: 'standard' is an invalid keyword argument for max() 60
# expect: TypeError: round() missing required argument 'number' (pos 1) 60
# expect: TypeError: len() takes no keyword arguments 60
# expect: ValueError: zip() argument 2 is longer than argument 1 60
# expect: ["['a,b']", "['c']", "['mine', None, 1]", "[b'a', b'b']"]
# expect: 1215
