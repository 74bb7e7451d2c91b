# The value of return travels in StopIteration and through yield from.
def g():
    yield 1
    return "result"


def early():
    return 5
    yield


it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)  # expect: result ('result',)
try:
    next(early())
except StopIteration as e:
    print(e.value)  # expect: 5


def outer():
    r = yield from g()
    print("got", r)
    s = yield from early()
    print("got", s)
    t = yield from []
    print("got", t)
    return r + "!"


print(list(outer()))
# expect: got result
# expect: got 5
# expect: got None
# expect: [1]


def tup():
    return (1, 2)
    yield


try:
    next(tup())
except StopIteration as e:
    print(e.value, e.args)  # expect: (1, 2) ((1, 2),)
print([x for x in g()])  # expect: [1]
