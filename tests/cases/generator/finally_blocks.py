# finally in generators: normal end, close, throw and return.
def g(log):
    try:
        log.append("a")
        yield 1
        log.append("b")
        yield 2
        log.append("c")
    finally:
        log.append("f")


log = []
list(g(log))
print(log)  # expect: ['a', 'b', 'c', 'f']
log.clear()
x = g(log)
next(x)
x.close()
print(log)  # expect: ['a', 'f']
log.clear()
x = g(log)
next(x)
try:
    x.throw(KeyError("k"))
except KeyError:
    print(log)  # expect: ['a', 'f']


def yields_in_finally():
    try:
        yield "body"
        raise ValueError("x")
    finally:
        yield "in finally"
        yield "again"


y = yields_in_finally()
print(next(y), next(y), next(y))  # expect: body in finally again
try:
    next(y)
except ValueError as e:
    print(e)  # expect: x
