# The main greenlet; new, running, suspended and dead ones; attributes and repr; G01, G02, G03, G08, G16, G28.
import greenlet as module
from greenlet import GreenletExit, getcurrent, greenlet


m = getcurrent()
print(m is getcurrent(), type(m) is greenlet, isinstance(m, greenlet), m.parent)  # expect: True True True None
print(bool(m), m.dead, m.gr_frame)  # expect: True False None


def body():
    print(bool(g), g.dead, g.gr_frame, getcurrent() is g, g.parent is m)
    print(repr(g).endswith(" current active started>"), repr(m).endswith(" suspended active started main>"))
    print(m.gr_frame.f_code.co_name)
    m.switch()


g = greenlet(body)
print(bool(g), g.dead, g.gr_frame, g.run is body, g.parent is m, repr(g).endswith(" pending>"))
# expect: False False None True True True
g.switch()
# expect: True False None True True
# expect: True True
# expect: <module>
print(bool(g), g.dead, g.gr_frame.f_code.co_name, repr(g).endswith(" suspended active started>"))
# expect: True False body True
g.switch()
print(bool(g), g.dead, g.gr_frame, repr(g).endswith(" dead>"))  # expect: False True None True

g = greenlet(body)
greenlet.__init__(g, run=len)
print(g.run is len)  # expect: True
g.run = body
print(g.run is body)  # expect: True
del g.run
try:
    g.run
except AttributeError as e:
    print(e)
# expect: run
g = greenlet(m.switch)
g.switch()
for name in "run", "nonsense":
    print(hasattr(g, name))
# expect: False
# expect: False
try:
    g.run = body
except AttributeError as e:
    print(e)
# expect: run cannot be set after the start of the greenlet
g.switch()

# Without a run nothing starts.
g = greenlet()
for start in g.switch, lambda: g.throw(ValueError):
    try:
        start()
    except AttributeError as e:
        print("run" in str(e), g.dead, bool(g))
# expect: True False False
# expect: True False False
g.run = lambda: 42
print(g.switch(), g.dead)  # expect: 42 True
print(greenlet(run=None, parent=None).parent is m)  # expect: True
try:
    greenlet(None).switch()
except TypeError as e:
    print(e)
# expect: 'NoneType' object is not callable

# Instances have attributes of their own.
g = greenlet(lambda: 1)
g.foo = 1
print(g.__dict__, g.foo)  # expect: {'foo': 1} 1
print(issubclass(GreenletExit, BaseException), issubclass(GreenletExit, Exception))  # expect: True False
print(issubclass(module.error, Exception), module.error.__name__, module.error.__module__)
# expect: True error greenlet
print(greenlet.GreenletExit is GreenletExit, greenlet.error is module.error, greenlet.getcurrent() is m)
# expect: True True True
print(greenlet.__name__, greenlet.__module__, greenlet(len)._stack_saved)  # expect: greenlet greenlet 0
for wrong in lambda: greenlet(1, 2, 3), lambda: greenlet(nonsense=1), lambda: greenlet(len, 5):
    try:
        wrong()
    except TypeError as e:
        print("TypeError")
# expect: TypeError
# expect: TypeError
# expect: TypeError
