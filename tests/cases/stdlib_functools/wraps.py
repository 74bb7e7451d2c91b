# wraps and update_wrapper copy the metadata.
from functools import update_wrapper, wraps


def deco(f):
    @wraps(f)
    def wrapper(*a, **k):
        "wrapper doc"
        return ("wrapped", f(*a, **k))
    return wrapper


@deco
def add(a, b: int = 2) -> int:
    "Adds."
    return a + b


add.extra = 1
again = deco(add)
print(add(1), add.__name__, add.__doc__, add.__qualname__, add.__module__, add.__wrapped__(5), add.__annotations__,
      again.extra, again.__wrapped__ is add)
# expect: ('wrapped', 3) add Adds. add __main__ 7 {'b': <class 'int'>, 'return': <class 'int'>} 1 True


def plain(f):
    def inner():
        return f()
    return inner


@plain
def lost():
    pass


print(lost.__name__, hasattr(lost, "__wrapped__"))  # expect: inner False


class Callable:
    def __call__(self):
        return "called"


c = Callable()
w = update_wrapper(lambda: c(), c)
print(w(), w.__wrapped__ is c, w.__name__)  # expect: called True <lambda>


def src():
    "S"


def dst():
    "D"


print(update_wrapper(dst, src, assigned=("__name__",), updated=()).__name__, dst.__doc__)  # expect: src D


class M:
    @deco
    def method(self, x):
        return x


print(M().method(3), M.method.__name__, M.method.__qualname__)  # expect: ('wrapped', 3) method M.method
