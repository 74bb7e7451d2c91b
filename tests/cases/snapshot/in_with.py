# snap: every
# Snapshots while a context manager is looked up, entered and left, also by jumps and by exceptions.
class Slow:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        for _ in range(2):
            pass
        return self.name

    def __exit__(self, kind, value, traceback):
        for _ in range(2):
            pass
        print("left", self.name, kind and kind.__name__, traceback is None)
        return kind is ValueError


class Found:
    @property
    def __enter__(self):
        for _ in range(2):
            pass
        return lambda: "found"

    @property
    def __exit__(self):
        for _ in range(2):
            pass
        return lambda *exc: print("lost", exc[0])


class Truth:
    def __bool__(self):
        for _ in range(2):
            pass
        return True


class Swallows(Slow):
    def __exit__(self, *exc):
        super().__exit__(*exc)
        return Truth()


def generator():
    with Slow("outer") as a, Slow("inner") as b:
        yield a
        yield b
        raise ValueError


def jumps():
    for i in range(3):
        with Slow(i) as v:
            if v == 0:
                continue
            return v


for v in generator():
    print(v)
# expect: outer
# expect: inner
# expect: left inner ValueError False
# expect: left outer None True
print(jumps())
# expect: left 0 None True
# expect: left 1 None True
# expect: 1
with Found() as v:
    print(v)
# expect: found
# expect: lost None
with Swallows("all") as v:
    raise KeyError
# expect: left all KeyError False
try:
    with Slow("not all"):
        raise KeyError(v)
except KeyError as e:
    print(repr(e))
# expect: left not all KeyError False
# expect: KeyError('all')
