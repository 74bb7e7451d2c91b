# Keyword-only parameters, with and without defaults.
def f(*, a, b=2):
    return a, b


print(f(a=1), f(b=5, a=4))  # expect: (1, 2) (4, 5)
for call in (lambda: f(1), lambda: f(), lambda: f(a=1, c=3), lambda: f(1, 2, a=3)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: f() takes 0 positional arguments but 1 was given
# expect: f() missing 1 required keyword-only argument: 'a'
# expect: f() got an unexpected keyword argument 'c'
# expect: f() takes 0 positional arguments but 2 positional arguments (and 1 keyword-only argument) were given


def g(x, *rest, sep="-", end):
    return sep.join(map(str, (x, *rest))) + end


print(g(1, 2, 3, end="!"), g(1, sep="+", end="?"))  # expect: 1-2-3! 1?
try:
    g(1, 2)
except TypeError as e:
    print(e)  # expect: g() missing 1 required keyword-only argument: 'end'


def h(*, p, q, r):
    pass


try:
    h()
except TypeError as e:
    print(e)  # expect: h() missing 3 required keyword-only arguments: 'p', 'q', and 'r'
try:
    h(q=1)
except TypeError as e:
    print(e)  # expect: h() missing 2 required keyword-only arguments: 'p' and 'r'
