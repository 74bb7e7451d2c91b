# Parents: who goes on when a greenlet ends, setting them, dead ones and those that have not started; G05, G07, G14, G15.
from greenlet import GreenletExit, getcurrent, greenlet

m = getcurrent()
log = []

# The parent goes on, not who switched last.
b = greenlet(lambda x: "b:" + x)
a = greenlet(lambda: log.append(b.switch("hi")))
print(a.switch(), b.dead, a.dead, log)  # expect: b:hi True False []
print(a.switch("late"), log, a.dead)  # expect: None ['late'] True


def two_children():
    def child(name):
        log.append(name)
        return name + " done"

    c, d = greenlet(child), greenlet(child)
    return c.switch("c"), d.switch("d"), c.dead, d.dead


print(greenlet(two_children).switch())  # expect: ('c done', 'd done', True, True)

# A dead greenlet leads to its nearest living ancestor.
g = greenlet(lambda: None)
g.switch()
print(g.switch(), g.switch(25), g.switch(1, 2), g.switch(k=3))  # expect: () 25 (1, 2) {'k': 3}
child = greenlet(lambda: None, parent=g)
child.switch()
print(child.dead, child.switch("x"))  # expect: True x


def asker():
    dead = greenlet(lambda: "first")
    print(dead.switch())
    return dead.switch("to myself")


print(greenlet(asker).switch())
# expect: first
# expect: to myself


def waits():
    while True:
        print("got", m.switch("waits"))


w = greenlet(waits)
print(w.switch())  # expect: waits
orphan = greenlet(lambda: None, parent=w)
print(orphan.switch())
# expect: got None
# expect: waits
print(orphan.switch("by the dead one"))
# expect: got by the dead one
# expect: waits

# Setting it.
g, h = greenlet(lambda: 1), greenlet(lambda: 2)
for v in None, 1, "g", [g]:
    try:
        g.parent = v
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
for f in lambda: setattr(g, "parent", g), lambda: (setattr(g, "parent", h), setattr(h, "parent", g)):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: cyclic parent chain
# expect: cyclic parent chain
try:
    del g.parent
except AttributeError as e:
    print("AttributeError")
# expect: AttributeError
try:
    m.parent = m
except AttributeError as e:
    print(e)
# expect: cannot set the parent of a main greenlet
print(g.parent is h, h.parent is m)  # expect: True True

# A finished child goes to whoever is the parent by then.
first, second = greenlet(lambda v: ("first", v)), greenlet(lambda v: ("second", v))
g = greenlet(lambda: m.switch("started") or "ended", parent=first)
print(g.switch())  # expect: started
g.parent = second
print(g.switch(), second.dead, first.dead, bool(first))  # expect: ('second', 'ended') True False False

# Parents that have not started are started with the value, or the exception.
outermost = greenlet(lambda v: v + ["outermost"])
outer = greenlet(lambda v: v + ["outer"], outermost)
inner = greenlet(lambda: ["inner"], outer)
print(inner.switch(), inner.dead, outer.dead, outermost.dead)  # expect: ['inner', 'outer', 'outermost'] True True True


def fails():
    raise KeyError("fails")


outer = greenlet(lambda v: print("never"))
try:
    greenlet(fails, outer).switch()
except KeyError as e:
    print(repr(e), outer.dead)
# expect: KeyError('fails') True
outer = greenlet(lambda v: ("exit is a value", type(v)))


def exits():
    raise GreenletExit("bye")


print(greenlet(exits).switch().args)  # expect: ('bye',)
no_run = greenlet()
g = greenlet(lambda: "value", no_run)
try:
    print(g.switch())
except AttributeError as e:
    print(e, g.dead, no_run.dead, bool(no_run))
# expect: run True False False
# What raised the error is the new context of what was on its way.
