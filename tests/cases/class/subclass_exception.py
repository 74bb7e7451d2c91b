# Exception classes with their own __init__ and __str__.
class E(Exception):
    pass


class Coded(E):
    def __init__(self, code, msg="default"):
        super().__init__(code, msg)
        self.code = code
        self.msg = msg

    def __str__(self):
        return f"[{self.code}] {self.msg}"


class NoSuper(Exception):
    def __init__(self, a, b):
        self.total = a + b


for e in (E(), E("x"), E(1, 2), Coded(5), NoSuper(1, 2)):
    print(repr(e), "|", str(e), "|", e.args)
# expect: E() |  | ()
# expect: E('x') | x | ('x',)
# expect: E(1, 2) | (1, 2) | (1, 2)
# expect: Coded(5, 'default') | [5] default | (5, 'default')
# expect: NoSuper(1, 2) | (1, 2) | (1, 2)
try:
    raise Coded(404, "gone")
except E as e:
    print(e, e.code, isinstance(e, Coded))  # expect: [404] gone 404 True
try:
    raise NoSuper(1, 2)
except NoSuper as e:
    print(e.total)  # expect: 3


class WithAttr(ValueError):
    kind = "special"

    @property
    def upper(self):
        return str(self).upper()


try:
    raise WithAttr("low")
except ValueError as e:
    print(e.upper, e.kind)  # expect: LOW special


class Multi(KeyError, AttributeError):
    pass


for t in (KeyError, AttributeError, LookupError):
    try:
        raise Multi("m")
    except t as e:
        print(t.__name__, e)
# expect: KeyError 'm'
# expect: AttributeError 'm'
# expect: LookupError 'm'
