# weakref.ref: calling it, what it is equal to, hashes, callbacks, what it prints.
import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


a, b = A(1), A(1)
r, s = weakref.ref(a), weakref.ref(b)
print(r() is a, s() is b, r == s, r != s, hash(r) == hash(1))
print(weakref.ref(a) is r, weakref.ref(a, print) is r)
gc.collect()
print(weakref.getweakrefcount(a))
print(r.__callback__, weakref.ref(a, print).__callback__ is print)
c = A(3)
never_hashed = weakref.ref(c)
del a, c
gc.collect()
print(r(), hash(r) == hash(1), r == s, r == r, r != r)
try:
    hash(never_hashed)
except TypeError as e:
    print(e)
print(repr(r).startswith("<weakref at 0x") and repr(r).endswith("; dead>"))
print("; to 'A' at 0x" in repr(s), repr(weakref.ref(A)).endswith("(A)>"))

log = []
first, second = A(4), A(5)
refs = [weakref.ref(first, lambda r: log.append("first"))]
refs.append(weakref.ref(second, lambda r: log.append(("second", r is refs[1], r()))))
refs.append(weakref.ref(first, lambda r: log.append("first again")))
del first
gc.collect()
print(log)
del second
gc.collect()
print(log)
print(refs[0].__callback__)

# A reference that is gone itself calls nothing.
x = A(6)
gone = weakref.ref(x, lambda r: print("never"))
del gone
del x
gc.collect()

for wrong in (lambda: weakref.ref(), lambda: weakref.ref(A, 1, 2), lambda: weakref.ref(1), lambda: r(1) or r < s):
    try:
        wrong()
    except TypeError as e:
        print(type(e).__name__)
print(type(r) is weakref.ref is weakref.ReferenceType, type(r).__name__, weakref.ref.__module__)


class Named(weakref.ref):
    def __new__(cls, ob, name):
        return super().__new__(cls, ob)

    def __init__(self, ob, name):
        super().__init__(ob)
        self.name = name


d = A(7)
n = Named(d, "seven")
plain = weakref.ref(d)
print(n() is d, n.name, n is plain, n == plain, len(weakref.getweakrefs(d)))
# expect: True True True False True
# expect: True False
# expect: 1
# expect: None True
# expect: None True False True False
# expect: weak object has gone away
# expect: True
# expect: True True
# expect: ['first again', 'first']
# expect: ['first again', 'first', ('second', True, None)]
# expect: None
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: True ReferenceType weakref
# expect: True seven False True 2
