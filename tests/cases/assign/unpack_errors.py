# Messages of failed unpacking; targets before the failure stay unbound or bound as they were.
def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def two(v):
    a, b = v


def star(v):
    a, b, *c = v


def nested(v):
    a, (b, c) = v


attempt(lambda: two([1]))  # expect: ValueError not enough values to unpack (expected 2, got 1)
attempt(lambda: two([]))  # expect: ValueError not enough values to unpack (expected 2, got 0)
attempt(lambda: two([1, 2, 3]))  # expect: ValueError too many values to unpack (expected 2)
attempt(lambda: two("abcdef"))  # expect: ValueError too many values to unpack (expected 2)
attempt(lambda: two(iter([1, 2, 3])))  # expect: ValueError too many values to unpack (expected 2)
attempt(lambda: two(5))  # expect: TypeError cannot unpack non-iterable int object
attempt(lambda: two(None))  # expect: TypeError cannot unpack non-iterable NoneType object
attempt(lambda: star([1]))  # expect: ValueError not enough values to unpack (expected at least 2, got 1)
attempt(lambda: star(()))  # expect: ValueError not enough values to unpack (expected at least 2, got 0)
attempt(lambda: nested((1, 2)))  # expect: TypeError cannot unpack non-iterable int object
attempt(lambda: nested((1, (2,))))  # expect: ValueError not enough values to unpack (expected 2, got 1)
attempt(lambda: two({1, 2, 3}))  # expect: ValueError too many values to unpack (expected 2)
x = "old"
try:
    x, y = 1, 2, 3
except ValueError:
    print(x)  # expect: old
