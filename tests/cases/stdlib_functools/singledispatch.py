# singledispatch on types and with annotations; partialmethod and singledispatchmethod.
from functools import partialmethod, singledispatch, singledispatchmethod


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def show_list(x):
    return f"list of {len(x)}"


@show.register(str)
@show.register(bytes)
def _(x):
    return f"text {x!r}"


print(show(1), show(True), show([1, 2]), show("s"), show(b"b"), show(1.5), show(None), show_list([]))
# expect: int 1 int True list of 2 text 's' text b'b' object 1.5 object None list of 0
print(show.dispatch(bool) is show.dispatch(int), show.dispatch(dict) is show.dispatch(object),
      list in show.registry, show.__name__)  # expect: True True True show


class Base:
    pass


class Derived(Base):
    pass


show.register(Base, lambda x: "base")
print(show(Derived()), show(Base()))  # expect: base base
try:
    show()
except TypeError as e:
    print(e)  # expect: show requires at least 1 positional argument


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state

    on = partialmethod(set_state, True)

    @singledispatchmethod
    def fmt(self, x):
        return "any"

    @fmt.register
    def _(self, x: int):
        return "int cell"


c = Cell()
c.on()
print(c.alive, c.fmt("a"), c.fmt(5))  # expect: True any int cell
