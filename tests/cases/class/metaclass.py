# A metaclass with __new__, __init__, __call__ and its own methods.
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [b.__name__ for b in bases], kw)
        ns["added"] = name.lower()
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.order = [k for k in ns if not k.startswith("_")]

    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)

    def hello(cls):
        return "hello from " + cls.__name__

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return "meta " + name


class A(metaclass=Meta, opt=1):
    b = 1
    a = 2

    def __init__(self, v=None):
        self.v = v
# expect: new A [] {'opt': 1}


class B(A):
    pass
# expect: new B ['A'] {}


print(A.added, B.added, A.order, A.hello(), len(B), A.unknown)
# expect: a b ['b', 'a', 'added'] hello from A 42 meta unknown
print(A(5).v, type(A) is Meta, isinstance(B, Meta), type(A()) is A)
# expect: call A (5,)
# expect: call A ()
# expect: 5 True True True
try:
    A().hello
except AttributeError as e:
    print(e)
# expect: call A ()
# expect: 'A' object has no attribute 'hello'
try:
    class C(A, metaclass=type("M2", (type,), {})):
        pass
except TypeError as e:
    print(str(e)[:18])  # expect: metaclass conflict
