# Native code keeps nothing alive that the program has given up.
import gc
import weakref


class A:
    def __init__(self):
        self.n = 1

    def next(self, i):
        return self.n + i


a = A()
r = weakref.ref(a, lambda r: print("gone"))
f = a.next


def hot():
    total = 0
    for i in range(200):
        total += a.n + a.next(i) + f(i)
    return total


print(hot(), hot(), hot())
del f
gc.collect()
print(r() is a)
del a
gc.collect()
print(r())


def make(k):
    class Local:
        def value(self):
            return k

    return Local


def use(cls, n):
    total = 0
    obj = cls()
    for i in range(n):
        total += obj.value()
    return total


refs = []
for k in range(4):
    cls = make(k)
    refs.append(weakref.ref(cls))
    print(use(cls, 100), use(cls, 100))
del cls
gc.collect()
gc.collect()
print([r() for r in refs[:-1]])
# expect: 40400 40400 40400
# expect: True
# expect: gone
# expect: None
# expect: 0 0
# expect: 100 100
# expect: 200 200
# expect: 300 300
# expect: [None, None, None]
