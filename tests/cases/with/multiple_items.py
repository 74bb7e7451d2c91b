# Several items are entered in order and left in reverse.
class C:
    def __init__(self, name, fail=None):
        self.name, self.fail = name, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise KeyError(self.name)
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__)
        if self.fail == "exit":
            raise IndexError(self.name)


with C("a") as a, C("b") as b, C(a.name + b.name) as c:
    print(c.name)
# expect: enter a
# expect: enter b
# expect: enter ab
# expect: ab
# expect: exit ab None
# expect: exit b None
# expect: exit a None
with (
    C("p") as p,
    C("q"),
):
    print("parenthesised", p.name)
# expect: enter p
# expect: enter q
# expect: parenthesised p
# expect: exit q None
# expect: exit p None
try:
    with C("one"), C("two", "enter"), C("three"):
        print("never")
except KeyError as e:
    print(e)
# expect: enter one
# expect: enter two
# expect: exit one KeyError
# expect: 'two'
try:
    with C("out"), C("in", "exit"):
        print("body")
except IndexError as e:
    print(e, e.__context__)
# expect: enter out
# expect: enter in
# expect: body
# expect: exit in None
# expect: exit out IndexError
# expect: in None
try:
    with C("out"), C("in", "exit"):
        raise ValueError("body")
except IndexError as e:
    print(e, repr(e.__context__))
# expect: enter out
# expect: enter in
# expect: exit in ValueError
# expect: exit out IndexError
# expect: in ValueError('body')
