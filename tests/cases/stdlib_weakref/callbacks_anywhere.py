# Callbacks are ordinary calls: they may raise, loop, make garbage, look at frames, and resurrect nothing.
import gc
import sys
import weakref


class A:
    pass


def loops(r):
    print("loops", sum(n for n in range(1000)))


def nests(r):
    b = A()
    inner = weakref.ref(b, lambda r: print("inner"))
    del b
    gc.collect()
    print("outer", inner())


def looks(r):
    print("handled", sys.exc_info()[0])


refs = []
for callback in (loops, nests):
    a = A()
    refs.append(weakref.ref(a, callback))
    del a
    gc.collect()

try:
    raise KeyError("k")
except KeyError:
    a = A()
    refs.append(weakref.ref(a, looks))
    del a
    gc.collect()


def turns(n):
    # The collections in here come on their own in some modes.
    total = 0
    for i in range(n):
        a = A()
        a.me = a
        seen = weakref.ref(a, lambda r: done.append(1))
        refs.append(seen)
        total += i
        del a
    return total


done = []
print(turns(300))
gc.collect()
print(len(done), all(r() is None for r in refs))


def deep(n):
    if n:
        return deep(n - 1) + 1
    a = A()
    refs.append(weakref.ref(a, lambda r: print("deep")))
    del a
    gc.collect()
    return 0


print(deep(200))


def generator():
    a = A()
    refs.append(weakref.ref(a, lambda r: print("while suspended")))
    yield 1
    del a
    yield 2


g = generator()
print(next(g))
gc.collect()
print(next(g))
gc.collect()
h = generator()
next(h)
del h
gc.collect()
print("end")
# expect: loops 499500
# expect: inner
# expect: outer None
# expect: handled <class 'KeyError'>
# expect: 44850
# expect: 300 True
# expect: deep
# expect: 200
# expect: 1
# expect: while suspended
# expect: 2
# expect: while suspended
# expect: end
