# A long chain of yield from.
def chain(n):
    if n == 0:
        x = yield "bottom"
        return ["got", x]
    r = yield from chain(n - 1)
    r.append(n)
    return r


g = chain(100)
print(next(g))  # expect: bottom
try:
    g.send("value")
except StopIteration as e:
    print(e.value[:5], len(e.value), e.value[-1])  # expect: ['got', 'value', 1, 2, 3] 102 100


def thrower(n):
    if n == 0:
        try:
            yield "wait"
        except ValueError as e:
            yield "caught " + str(e)
        return
    yield from thrower(n - 1)


t = thrower(60)
next(t)
print(t.throw(ValueError("deep")))  # expect: caught deep
print(list(t))  # expect: []


def pipeline(n):
    it = iter(range(5))
    for i in range(n):
        it = (x + 1 for x in it)
    return it


print(list(pipeline(100)))  # expect: [100, 101, 102, 103, 104]
