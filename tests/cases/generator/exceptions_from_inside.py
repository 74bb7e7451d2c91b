# Exceptions raised in a generator end it; StopIteration becomes RuntimeError.
def g():
    yield 1
    raise KeyError("inside")


it = g()
print(next(it))  # expect: 1
try:
    next(it)
except KeyError as e:
    print(e)  # expect: 'inside'
print(list(it))  # expect: []


def leak():
    yield 1
    raise StopIteration("explicit")


it = leak()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))  # expect: generator raised StopIteration StopIteration('explicit')


def leak2():
    yield next(iter([]))


try:
    list(leak2())
except RuntimeError as e:
    print(e)  # expect: generator raised StopIteration


def handled():
    for x in [0, 1, 2]:
        try:
            yield 10 // x
        except ZeroDivisionError:
            yield "div"


print(list(handled()))  # expect: ['div', 10, 5]
try:
    sum(x for x in [1, "a"])
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'str'
