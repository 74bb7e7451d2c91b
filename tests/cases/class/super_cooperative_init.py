# Cooperative __init__ with keyword arguments through a diamond.
class Base:
    def __init__(self, **kw):
        print("Base", kw)
        super().__init__(**kw)


class Left(Base):
    def __init__(self, *, left=0, **kw):
        print("Left", left)
        self.left = left
        super().__init__(**kw)


class Right(Base):
    def __init__(self, *, right=0, **kw):
        print("Right", right)
        self.right = right
        super().__init__(**kw)


class Both(Left, Right):
    def __init__(self, name, **kw):
        self.name = name
        super().__init__(**kw)


b = Both("n", right=2, left=1)
# expect: Left 1
# expect: Right 2
# expect: Base {}
print(sorted(vars(b).items()))  # expect: [('left', 1), ('name', 'n'), ('right', 2)]
try:
    Both("n", other=3)
except TypeError as e:
    print(e)
# expect: Left 0
# expect: Right 0
# expect: Base {'other': 3}
# expect: object.__init__() takes exactly one argument (the instance to initialize)
