# weakref.WeakMethod and weakref.finalize.
import gc
import weakref


class A:
    def method(self, n):
        return n + 1


a = A()
m = weakref.WeakMethod(a.method, lambda r: print("method gone", r is m))
print(m()(1), m() == a.method, m == weakref.WeakMethod(a.method), hash(m) == hash(weakref.WeakMethod(a.method)))
gc.collect()
print(m() is None)
try:
    weakref.WeakMethod(len)
except TypeError as e:
    print(str(e).startswith("argument should be a bound method, not"))

f = weakref.finalize(a, print, "finalized", 1, sep="-")
g = weakref.finalize(a, print, "second")
h = weakref.finalize(a, print, "detached")
i = weakref.finalize(a, lambda: 42)
print(f.alive, f.peek() == (a, print, ("finalized", 1), {"sep": "-"}), f.atexit, "for 'A' at" in repr(f))
print(h.detach()[1:] == (print, ("detached",), {}), h.alive, h.detach(), h.peek(), h())
print(i(), i(), i.alive)
del a
gc.collect()
print(m(), f.alive, f(), repr(f).endswith("; dead>"))
# expect: 2 True True True
# expect: False
# expect: True
# expect: True True True True
# expect: True False None None None
# expect: 42 None False
# expect: second
# expect: finalized-1
# expect: method gone True
# expect: None False None True
