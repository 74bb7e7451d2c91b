# __enter__ and __exit__ are looked up on the type, exit before the body runs.
class C:
    def __enter__(self):
        print("class enter")

    def __exit__(self, *a):
        print("class exit")


c = C()
c.__enter__ = lambda: print("instance enter")
c.__exit__ = lambda *a: print("instance exit")
with c:
    pass
# expect: class enter
# expect: class exit


class Late:
    def __enter__(self):
        return self


try:
    with Late():
        print("body")
except TypeError as e:
    print(e)  # expect: 'Late' object does not support the context manager protocol (missed __exit__ method)


class Base:
    def __enter__(self):
        print("base enter")
        return self

    def __exit__(self, *a):
        print("base exit")


class Derived(Base):
    def __enter__(self):
        print("derived enter")
        return super().__enter__()

    def __exit__(self, *a):
        r = super().__exit__(*a)
        print("derived exit")
        return r


with Derived() as d:
    print(type(d).__name__)
# expect: derived enter
# expect: base enter
# expect: Derived
# expect: base exit
# expect: derived exit


class Swap:
    def __enter__(self):
        type(self).__exit__ = lambda self, *a: print("new exit")
        return self

    def __exit__(self, *a):
        print("old exit")


with Swap():
    print("in swap")
# expect: in swap
# expect: old exit
