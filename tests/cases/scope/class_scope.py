# Class bodies run once in their own namespace, which functions do not see.
x = "module"


class A:
    x = "class"
    y = x + "!"

    def get(self):
        return x

    def own(self):
        return self.x, A.x

    print("body", x)  # expect: body class
    for i in range(3):
        pass
    z = [j for j in range(i)]
    if i == 2:
        def extra(self):
            return "extra"


print(A().get(), A().own(), A.y, A.i, A.z, A().extra())  # expect: module ('class', 'class') class! 2 [0, 1] extra


class B:
    x = x
    a = b = 1
    del b
    try:
        c = undefined
    except NameError as e:
        c = str(e)


print(B.x, B.a, hasattr(B, "b"), B.c, hasattr(B, "e"))  # expect: module 1 False name 'undefined' is not defined False


def f():
    x = "fn"

    class C:
        v = x

        class D:
            w = x
    return C.v, C.D.w


print(f())  # expect: ('fn', 'fn')


class P:
    def m(self):
        return __class__.__name__, type(self).__name__


class Q(P):
    pass


print(Q().m())  # expect: ('P', 'Q')
