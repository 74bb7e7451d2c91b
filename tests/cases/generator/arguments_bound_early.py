# Arguments are bound at the call; the body runs at the first next().
def g(a, b=2, *c, d, **e):
    yield a, b, c, d, e
    a = "changed"
    yield a


print(list(g(1, 5, 6, d=7, x=8)))  # expect: [(1, 5, (6,), 7, {'x': 8}), 'changed']
try:
    g()
except TypeError as e:
    print(e)  # expect: g() missing 1 required positional argument: 'a'
lst = [1]
it = (lambda x: (yield x))(lst)
lst.append(2)
print(next(it))  # expect: [1, 2]


def body(x):
    print("body", x)
    yield x


b = body("late")
print("before")  # expect: before
print(next(b))
# expect: body late
# expect: late


def default_mutable(acc=[]):
    acc.append(len(acc))
    yield list(acc)


print(list(default_mutable()), list(default_mutable()))  # expect: [[0]] [[0, 1]]
x = 1


def glob():
    yield x
    yield x


it = glob()
print(next(it))  # expect: 1
x = 2
print(next(it))  # expect: 2
