# Methods capture variables of the enclosing function, not of the class body.
def make(x):
    y = "fn"

    class C:
        y = "class"
        z = x

        def get(self):
            return x, y, self.y, self.z

        def set(self, v):
            nonlocal x
            x = v

        items = [x for _ in range(2)]
    return C


C = make(1)
c = C()
print(c.get(), C.items)  # expect: (1, 'fn', 'class', 1) [1, 1]
c.set(5)
print(c.get(), make(7)().get())  # expect: (5, 'fn', 'class', 1) (7, 'fn', 'class', 7)


def cls_with_free():
    v = "free"

    class D:
        w = v + "!"
        v = "own"
        u = v
    return D


try:
    D = cls_with_free()
    print(D.w, D.v, D.u)
except NameError as e:
    print(e)  # expect: name 'v' is not defined
