# Argument errors of methods count self and use the qualified name.
class C:
    def m(self, a):
        return a

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return a

    def noself():
        pass

    def __init__(self, v=0):
        self.v = v

    def __call__(self, x):
        return x


def attempt(f):
    try:
        f()
        print("ok")
    except TypeError as e:
        print(e)


attempt(lambda: C().m())  # expect: C.m() missing 1 required positional argument: 'a'
attempt(lambda: C().m(1, 2))  # expect: C.m() takes 2 positional arguments but 3 were given
attempt(lambda: C.m(1))  # expect: C.m() missing 1 required positional argument: 'a'
attempt(lambda: C().s())  # expect: C.s() missing 1 required positional argument: 'a'
attempt(lambda: C.c())  # expect: C.c() missing 1 required positional argument: 'a'
attempt(lambda: C.c(1, 2))  # expect: C.c() takes 2 positional arguments but 3 were given
attempt(lambda: C().noself())  # expect: C.noself() takes 0 positional arguments but 1 was given
attempt(lambda: C(1, 2))  # expect: C.__init__() takes from 1 to 2 positional arguments but 3 were given
attempt(lambda: C(w=1))  # expect: C.__init__() got an unexpected keyword argument 'w'
attempt(lambda: C()())  # expect: C.__call__() missing 1 required positional argument: 'x'
attempt(lambda: C()(1, 2))  # expect: C.__call__() takes 2 positional arguments but 3 were given


class Empty:
    pass


attempt(lambda: Empty(1))  # expect: Empty() takes no arguments
attempt(lambda: Empty(a=1))  # expect: Empty() takes no arguments
attempt(lambda: object(1))  # expect: object() takes no arguments
