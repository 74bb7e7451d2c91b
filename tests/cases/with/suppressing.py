# A true result of __exit__ swallows the exception.
class Suppress:
    def __init__(self, *types, answer=True):
        self.types, self.answer = types, answer

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        if t and issubclass(t, self.types):
            self.caught = v
            return self.answer
        return False


with Suppress(ValueError) as s:
    raise ValueError("hidden")
print("after", s.caught)  # expect: after hidden
for answer in (1, "yes", [0]):
    with Suppress(KeyError, answer=answer):
        {}["x"]
print("all swallowed")  # expect: all swallowed
for answer in (0, None, "", []):
    try:
        with Suppress(KeyError, answer=answer):
            {}["x"]
    except KeyError:
        print("not swallowed", answer)
# expect: not swallowed 0
# expect: not swallowed None
# expect: not swallowed
# expect: not swallowed []


def f():
    with Suppress(ValueError):
        raise ValueError
        return "not reached"
    return "fell through"


def g():
    with Suppress(ValueError):
        return "normal return"


def h():
    for i in range(3):
        with Suppress(ValueError):
            if i < 2:
                raise ValueError
            return i


print(f(), g(), h())  # expect: fell through normal return 2
with Suppress(ZeroDivisionError), Suppress(KeyError):
    1 / 0
print("outer swallowed")  # expect: outer swallowed
