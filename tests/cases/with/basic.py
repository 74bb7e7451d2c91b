# __enter__ gives the as-value; __exit__ runs on every way out.
class C:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)


with C("a") as x:
    print("body", x)
# expect: enter a
# expect: body A
# expect: exit a None None False
with C("b"):
    pass
# expect: enter b
# expect: exit b None None False
try:
    with C("c") as x:
        raise ValueError("boom")
except ValueError as e:
    print("out", e)
# expect: enter c
# expect: exit c ValueError boom True
# expect: out boom


def ret():
    with C("r"):
        return "returned"


print(ret())
# expect: enter r
# expect: exit r None None False
# expect: returned
for i in range(3):
    with C(f"loop{i}"):
        if i == 0:
            continue
        break
# expect: enter loop0
# expect: exit loop0 None None False
# expect: enter loop1
# expect: exit loop1 None None False
