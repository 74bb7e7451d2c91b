# Recursion through operators, attributes, iteration, repr and comparison is limited too.
class R:
    def __getattr__(self, name):
        return self.other

    def __add__(self, o):
        return self + o

    def __call__(self):
        return self()

    def __getitem__(self, i):
        return self[i]

    def __eq__(self, o):
        return self == o

    def __len__(self):
        return len(self)

    def __repr__(self):
        return repr(self)

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)

    def __lt__(self, o):
        return sorted([self, o])

    def __hash__(self):
        return hash(self)

    def __contains__(self, x):
        return x in self

    def __str__(self):
        return f"{self}"


r = R()
for name, f in (("attr", lambda: r.x), ("add", lambda: r + 1), ("call", lambda: r()), ("item", lambda: r[0]),
                ("eq", lambda: r == 1),
                ("len", lambda: len(r)), ("repr", lambda: repr(r)), ("iter", lambda: iter(r)), ("bool", lambda: bool(r)),
                ("sort", lambda: sorted([r, r])), ("hash", lambda: hash(r)), ("in", lambda: 1 in r),
                ("str", lambda: str(r))):
    try:
        f()
        print(name, "no error")
    except RecursionError:
        print(name, "limited")
# expect: attr limited
# expect: add limited
# expect: call limited
# expect: item limited
# expect: eq limited
# expect: len limited
# expect: repr limited
# expect: iter limited
# expect: bool limited
# expect: sort limited
# expect: hash limited
# expect: in limited
# expect: str limited
