# settrace() and gettrace(): who is told of which switch, and tracers that raise; G22, G23.
from greenlet import GreenletExit, getcurrent, greenlet, gettrace, settrace

names = {}
m = getcurrent()
names[m] = "main"
log = []


def tracer(event, pair):
    log.append((event, *[names.get(g, "?") for g in pair], names.get(getcurrent(), "?")))


def bad():
    raise ValueError


def named(name, run, parent=None):
    g = greenlet(run, parent)
    names[g] = name
    return g


print(settrace(tracer), gettrace() is tracer)  # expect: None True
g, h = named("g", lambda: 1), named("h", bad)
print(g.switch())  # expect: 1
try:
    h.switch()
except ValueError:
    print("ValueError")
# expect: ValueError
print(g.switch(), m.switch("self"))  # expect: () self
for line in log:
    print(*line)
# expect: switch main g g
# expect: switch g main main
# expect: switch main h h
# expect: throw h main main
# expect: switch main main main
# expect: switch main main main
log.clear()

up = named("up", lambda: [m.switch(1), m.switch(2)])
up.switch()
print(up.switch("x"), type(up.throw(GreenletExit)).__name__)  # expect: 2 GreenletExit
print(type(up.throw()).__name__)  # expect: GreenletExit
never = named("never", lambda: 1)
print(type(never.throw()).__name__)  # expect: GreenletExit
outer = named("outer", lambda v: v + 1)
inner = named("inner", lambda: 1, outer)
print(inner.switch())  # expect: 2
for line in log:
    print(*line)
# expect: switch main up up
# expect: switch up main main
# expect: switch main up up
# expect: switch up main main
# expect: throw main up up
# expect: switch up main main
# expect: switch main main main
# expect: throw main never never
# expect: switch never main main
# expect: switch main inner inner
# expect: switch inner outer outer
# expect: switch outer main main
log.clear()
print(settrace(None) is tracer, gettrace())  # expect: True None


def raising(event, pair):
    raise KeyError(event)


def waits():
    try:
        return m.switch("waits")
    except KeyError as e:
        return "caught", e.args


g = named("g", waits)
g.switch()
settrace(raising)
print(g.switch(), gettrace())  # expect: ('caught', ('switch',)) None
settrace(raising)
never = named("never", lambda: print("never"))
try:
    never.switch()
except KeyError as e:
    print(repr(e), never.dead, gettrace())
# expect: KeyError('switch') True None
g = named("g", lambda: settrace(raising))
try:
    g.switch()
except KeyError as e:
    print(repr(e), gettrace())
# expect: KeyError('switch') None
for wrong in (), (1, 2):
    try:
        settrace(*wrong)
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError


# A tracer may switch as well.
def switching(event, pair):
    settrace(None)
    log.append(helper.switch(event))


helper = named("helper", lambda event: "helped at " + event)
g = named("g", lambda: "value")
settrace(switching)
print(g.switch(), log)  # expect: helped at switch []
