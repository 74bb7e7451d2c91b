# Chains of generators that delegate to each other: values, sent values, exceptions and NotImplemented pass through.
def chain(n):
    if n:
        x = yield from chain(n - 1)
        yield x
    else:
        try:
            got = yield 1
            yield ("got", got)
        except KeyError:
            yield "KeyError"
    return n


print(list(chain(5)))
a = chain(4)
print(next(a), a.send(7), next(a, None))
b = chain(3)
print(next(b), b.throw(KeyError()), list(b))


def inner():
    yield NotImplemented
    yield from [1, 2]
    yield from (x for x in (3, 4))


def outer():
    yield from inner()


print(list(outer()), next(outer()), next((x for x in ()), 5))
try:
    next(x for x in ())
except StopIteration as e:
    print("stopped", e.value)
c = chain(2)
print(next(c), [next(c) for _ in range(2)])


def own():
    yield 1
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 2


me = own()
print(list(me))
# expect: [1, ('got', None), 0, 1, 2, 3, 4]
# expect: 1 ('got', 7) 0
# expect: 1 KeyError [0, 1, 2]
# expect: [NotImplemented, 1, 2, 3, 4] NotImplemented 5
# expect: stopped None
# expect: 1 [('got', None), 0]
# expect: generator already executing
# expect: [1, 2]
