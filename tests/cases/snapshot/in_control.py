# A snapshot within `with`, `except`, `finally`, generators in generators, comprehensions, imports, `exec`.
# snap: every


def poll(x):
    return x


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return poll(self)

    def __exit__(self, kind, e, tb):
        log.append((kind and kind.__name__, poll(str(e))))
        return poll(self.swallows)


log = []
with Manager(True) as m, Manager(False):
    poll(m)
    raise KeyError("k")
print(log)  # expect: [('KeyError', "'k'"), ('KeyError', "'k'")]


def handlers():
    try:
        try:
            poll(1)
            1 / 0
        except ZeroDivisionError as e:
            poll(e)
            raise ValueError("v") from e
        finally:
            yield poll("finally")
    except ValueError as e:
        poll(e)
        yield type(e.__cause__).__name__, type(e.__context__).__name__
    else:
        yield "never"


print(list(handlers()))  # expect: ['finally', ('ZeroDivisionError', 'ZeroDivisionError')]


def inner():
    try:
        while True:
            got = yield poll("in")
            log.append(poll(got))
    except ValueError as e:
        yield poll(f"caught {e}")
    return poll("result")


def outer():
    result = yield from inner()
    for x in (poll(y) for y in (poll(z) for z in "ab")):
        yield result + x


log = []
g = outer()
print(next(g), g.send(1), g.throw(ValueError("t")), list(g), log)
# expect: in in caught t ['resulta', 'resultb'] [1]


def closing():
    try:
        yield 1
    finally:
        log.append(poll("closed"))


g = closing()
next(g)
g.close()
print(log)  # expect: [1, 'closed']
print([poll(x) for x in range(3) if poll(x) != 1], {poll(x): poll(-x) for x in range(2)}, {poll(x) for x in "a"})
# expect: [0, 2] {0: 0, 1: -1} {'a'}


def nested(n):
    def down():
        nonlocal n
        n -= 1
        return poll(n) if n <= 0 else down() + 1

    return down()


def defaults(a=poll([]), *, k=poll({})):
    import bisect
    import string

    return bisect.bisect([1, 3, 5], poll(4)), string.digits[poll(3)], a, k


print(nested(5), defaults())  # expect: 4 (2, '3', [], {})
space = {"poll": poll}
exec("total = 0\nfor i in range(3):\n    total += poll(i)\nclass E:\n    x = poll(total)", space)
print(space["total"], space["E"].x, eval("[poll(i) for i in range(2)]", space))  # expect: 3 3 [0, 1]
i = 0
while True:
    i += 1
    if i == 5:
        continue
    if i > 8:
        break
else:
    i = -1
print(i, poll(i) if poll(True) else None, 1 < poll(2) < 3, poll(0) or poll("or"))  # expect: 9 9 True or
try:
    try:
        raise RuntimeError("first")
    except RuntimeError:
        poll(1)
        raise
except RuntimeError as e:
    print(e, e.__traceback__.tb_lineno, e.__traceback__.tb_next)  # expect: first 117 None
