# weakref.proxy stands for an object.
import gc
import weakref


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return ("add", self.n, other)

    def __radd__(self, other):
        return ("radd", self.n, other)

    def __iadd__(self, other):
        self.n += other
        return self

    def __len__(self):
        return self.n

    def __iter__(self):
        return iter(range(self.n))

    def __getitem__(self, key):
        return key * self.n

    def __contains__(self, item):
        return item == self.n

    def __eq__(self, other):
        return isinstance(other, V) and self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __str__(self):
        return f"V {self.n}"

    def double(self):
        return 2 * self.n


v = V(3)
p = weakref.proxy(v)
print(p.n, p.double(), p + 1, 1 + p, len(p), list(p), p[5], 3 in p, bool(p), str(p))
p.m = 4
print(v.m, p == v, v == p, p < V(4), isinstance(p, V), type(p) is weakref.ProxyType, p.__class__)
del p.m
print(hasattr(v, "m"), weakref.proxy(v) is p, repr(p).startswith("<weakproxy at 0x"))
q = p
q += 2
print(q is v, v.n)
del q
try:
    hash(p)
except TypeError:
    print("unhashable")


class Called:
    def __call__(self, *args, **kwargs):
        return args, kwargs


c = Called()
pc = weakref.proxy(c, lambda dead: print("called", dead is pc))
print(type(pc) is weakref.CallableProxyType, pc(1, k=2))
del c
gc.collect()
try:
    pc(1)
except ReferenceError as e:
    print(e)
del v
gc.collect()
for use in (lambda: p.n, lambda: p + 1, lambda: len(p), lambda: str(p), lambda: bool(p)):
    try:
        use()
    except ReferenceError as e:
        print(e)
print("to NoneType at" in repr(p))
try:
    weakref.proxy([])
except TypeError as e:
    print(e)
# expect: 3 6 ('add', 3, 1) ('radd', 3, 1) 3 [0, 1, 2] 15 True True V 3
# expect: 4 True True True True True <class '__main__.V'>
# expect: False True True
# expect: True 5
# expect: unhashable
# expect: True ((1,), {'k': 2})
# expect: called True
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: True
# expect: cannot create weak reference to 'list' object
