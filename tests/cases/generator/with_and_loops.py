# with statements and loops suspended in generators.
class Ctx:
    def __init__(self, log, name):
        self.log, self.name = log, name

    def __enter__(self):
        self.log.append("+" + self.name)
        return self.name

    def __exit__(self, t, v, tb):
        self.log.append("-" + self.name + (":" + t.__name__ if t else ""))
        return t is ValueError


def g(log):
    with Ctx(log, "a") as a, Ctx(log, "b") as b:
        yield a + b
        yield "second"
    yield "swallowed or done"


log = []
print(list(g(log)), log)  # expect: ['ab', 'second', 'swallowed or done'] ['+a', '+b', '-b', '-a']
log.clear()
x = g(log)
next(x)
x.close()
print(log)  # expect: ['+a', '+b', '-b:GeneratorExit', '-a:GeneratorExit']
log.clear()
x = g(log)
next(x)
print(x.throw(ValueError("v")), log)  # expect: swallowed or done ['+a', '+b', '-b:ValueError', '-a']
log.clear()
x = g(log)
next(x)
try:
    x.throw(KeyError("k"))
except KeyError as e:
    print(repr(e), log)  # expect: KeyError('k') ['+a', '+b', '-b:KeyError', '-a:KeyError']


def loops():
    for i in range(3):
        j = 0
        while True:
            j += 1
            if j > i:
                break
            yield i, j
        else:
            yield "never"


print(list(loops()))  # expect: [(1, 1), (2, 1), (2, 2)]
