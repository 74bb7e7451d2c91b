# Decorators apply bottom up; any expression may be a decorator.
def tag(name):
    print("make", name)

    def deco(f):
        print("apply", name)

        def wrapper(*a, **k):
            return f"<{name}>{f(*a, **k)}</{name}>"
        return wrapper
    return deco


@tag("outer")
@tag("inner")
def hello(who, mark="!"):
    return "hi " + who + mark
# expect: make outer
# expect: make inner
# expect: apply inner
# expect: apply outer


print(hello("bob"), hello("al", mark="?"))
# expect: <outer><inner>hi bob!</inner></outer> <outer><inner>hi al?</inner></outer>
registry = {}


@registry.setdefault("k", []).append
def lost():
    pass


print(lost, len(registry["k"]), registry["k"][0].__name__)  # expect: None 1 lost


@(lambda f: [f, f()])
def pair():
    return 42


print(pair[1])  # expect: 42
