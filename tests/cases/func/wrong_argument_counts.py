# Messages for missing, surplus and unknown arguments.
def none():
    pass


def one(a):
    pass


def two(a, b):
    pass


def three(a, b, c):
    pass


def opt(a, b=1):
    pass


def kwo(a, *, k=1):
    pass


def attempt(f, *args, **kw):
    try:
        f(*args, **kw)
        print("ok")
    except TypeError as e:
        print(e)


attempt(none, 1)  # expect: none() takes 0 positional arguments but 1 was given
attempt(none, 1, 2)  # expect: none() takes 0 positional arguments but 2 were given
attempt(none, x=1)  # expect: none() got an unexpected keyword argument 'x'
attempt(one)  # expect: one() missing 1 required positional argument: 'a'
attempt(two)  # expect: two() missing 2 required positional arguments: 'a' and 'b'
attempt(two, 1)  # expect: two() missing 1 required positional argument: 'b'
attempt(three)  # expect: three() missing 3 required positional arguments: 'a', 'b', and 'c'
attempt(three, b=1)  # expect: three() missing 2 required positional arguments: 'a' and 'c'
attempt(one, 1, 2)  # expect: one() takes 1 positional argument but 2 were given
attempt(opt)  # expect: opt() missing 1 required positional argument: 'a'
attempt(opt, 1, 2, 3)  # expect: opt() takes from 1 to 2 positional arguments but 3 were given
attempt(kwo, 1, 2)  # expect: kwo() takes 1 positional argument but 2 were given
attempt(kwo, 1, 2, k=3)
# expect: kwo() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
attempt(one, 1, a=2)  # expect: one() got multiple values for argument 'a'
attempt(one, b=2)  # expect: one() got an unexpected keyword argument 'b'
attempt(two, 1, 2, c=3, d=4)  # expect: two() got an unexpected keyword argument 'c'
attempt(lambda x: x)  # expect: <lambda>() missing 1 required positional argument: 'x'
