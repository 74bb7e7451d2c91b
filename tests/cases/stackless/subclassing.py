# tasklet and channel subclasses with own __init__ and attributes; L26.
import stackless


class Named(stackless.tasklet):
    def __new__(cls, func, name):
        return super().__new__(cls, func)

    def __init__(self, func, name):
        super().__init__(func)
        self.name = name

    def hello(self):
        return "hello from " + self.name


class Typed(stackless.channel):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.count = 0

    def send(self, v):
        assert isinstance(v, self.kind), v
        self.count += 1
        super().send(v)


def f(c):
    print(stackless.getcurrent().hello(), type(stackless.getcurrent()).__name__)
    c.send(5)
    try:
        c.send("text")
    except AssertionError as e:
        print("refused", e)


c = Typed(int)
t = Named(f, "bob")(c)
print(t.name, isinstance(t, stackless.tasklet), c.receive(), c.count)
# expect: hello from bob Named
# expect: bob True 5 1
stackless.run()  # expect: refused text
for o in (stackless.tasklet(), stackless.channel()):
    try:
        o.extra = 1
    except AttributeError:
        print("base class has no extra attributes")
# expect: base class has no extra attributes
# expect: base class has no extra attributes
