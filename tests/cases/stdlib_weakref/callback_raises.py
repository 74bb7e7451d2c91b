# What a callback raises is reported and otherwise ignored.
import gc
import weakref


class A:
    pass


class Callback:
    def __repr__(self):
        return "<the callback>"

    def __call__(self, r):
        raise ValueError("from the callback")


a = A()
r = weakref.ref(a, Callback())
del a
gc.collect()
print("goes on", r())
# expect: goes on None
