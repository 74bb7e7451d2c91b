# Greenlets in snapshots: new, running, suspended, dead ones; in the middle of a key, of a generator, of a switch's tracer.
# snap: every
from greenlet import getcurrent, greenlet, settrace

m = getcurrent()
log = []


def up(*args, **kwargs):
    return getcurrent().parent.switch(*args, **kwargs)


def spin(n):
    for i in range(n):
        pass
    return n


def body(x):
    spin(2)
    with_key = sorted([3, 1, 2], key=lambda v: (spin(1), up(v), -v)[2])
    try:
        up(with_key, last=True)
    except KeyError as e:
        spin(2)
        up(repr(e), repr(e.__context__))
    return [up(("comprehension", i)) for i in range(2)]


g = greenlet(body)
fresh = greenlet(lambda: spin(3))
dead = greenlet(lambda: spin(1))
dead.switch()
got = [g.switch("x")]
for i in range(3):
    spin(1)
    got.append(g.switch(i))
got.append(g.throw(KeyError("thrown")))
got += [g.switch(), g.switch("a"), g.switch("b")]
print(got, g.dead, dead.dead, fresh.dead, bool(fresh))
# expect: [3, 1, 2, (([3, 2, 1],), {'last': True}), ("KeyError('thrown')", 'None'), ('comprehension', 0), ('comprehension', 1), ['a', 'b']] True True False False
print(fresh.switch(), fresh.dead, getcurrent() is m)  # expect: 3 True True


class Sub(greenlet):
    def run(self, x):
        spin(2)
        self.seen = x
        spin(2)
        return self.parent.switch(x + 1)


def gen():
    for i in range(2):
        spin(1)
        yield up(i)


s = Sub()
print(s.switch(1), s.seen, s.switch("end"))  # expect: 2 1 end
g = greenlet(lambda: list(gen()))
print(g.switch(), g.switch("p"), g.switch("q"))  # expect: 0 1 ['p', 'q']


def tracer(event, pair):
    spin(2)
    log.append((event, [p is m for p in pair]))


settrace(tracer)
g = greenlet(lambda: spin(1))
print(g.switch(), log)  # expect: 1 [('switch', [True, False]), ('switch', [False, True])]
settrace(None)


class Late(greenlet):
    def __getattribute__(self, name):
        spin(1)
        return super().__getattribute__(name)

    def run(self, *args):
        spin(1)
        return args


late = Late()
print(greenlet(lambda: spin(1), late).switch(), late.dead)  # expect: (1,) True
