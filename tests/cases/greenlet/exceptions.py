# Exceptions that leave greenlets, throw() in all its forms, GreenletExit; G06, G09 to G13.
import sys

from greenlet import GreenletExit, getcurrent, greenlet

m = getcurrent()


def up(*args):
    return getcurrent().parent.switch(*args)


def bad():
    raise ValueError("bad")


g = greenlet(bad)
try:
    g.switch()
except ValueError as e:
    names = []
    tb = e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(e, g.dead, names)
# expect: bad True ['<module>', 'bad']


def nested():
    try:
        greenlet(bad).switch()
    except ValueError as e:
        print("caught", e)
        raise KeyError("from handler")


try:
    greenlet(nested).switch()
except KeyError as e:
    print(repr(e), repr(e.__context__))
# expect: caught bad
# expect: KeyError('from handler') ValueError('bad')


def catcher():
    while True:
        try:
            up("ready")
        except GreenletExit as e:
            return "exit", e.args
        except BaseException as e:
            up(type(e).__name__, e.args)


g = greenlet(catcher)
print(g.switch())  # expect: ready
for args in [
    (ValueError,),
    (ValueError, "text"),
    (ValueError, ("a", "b")),
    (ValueError("made"),),
    (ValueError, ValueError("made")),
    (OSError("made"), None),
    (KeyError, None, None),
    (KeyError, 1, None),
]:
    print(g.throw(*args), g.switch())
# expect: ('ValueError', ()) ready
# expect: ('ValueError', ('text',)) ready
# expect: ('ValueError', ('a', 'b')) ready
# expect: ('ValueError', ('made',)) ready
# expect: ('ValueError', ('made',)) ready
# expect: ('OSError', ('made',)) ready
# expect: ('KeyError', ()) ready
# expect: ('KeyError', (1,)) ready
print(g.throw(), g.dead)  # expect: ('exit', ()) True

g = greenlet(up)
g.switch()
e = g.throw()
print(type(e) is GreenletExit, e.args, g.dead)  # expect: True () True
g = greenlet(up)
g.switch()
print(g.throw(GreenletExit, "with a value").args, g.dead)  # expect: ('with a value',) True
g = greenlet(up)
g.switch()
try:
    g.throw(KeyboardInterrupt)
except KeyboardInterrupt:
    print("KeyboardInterrupt", g.dead)
# expect: KeyboardInterrupt True

# Into dead ones.
print(type(g.throw()).__name__, g.throw(GreenletExit("x")).args)  # expect: GreenletExit ('x',)
for args in (ValueError("x"),), (ValueError, "y"):
    try:
        g.throw(*args)
    except ValueError as e:
        print(e)
# expect: x
# expect: y

# Into those that have not started: they never run.
never = lambda: print("never")
g = greenlet(never)
print(type(g.throw()).__name__, g.dead)  # expect: GreenletExit True
g = greenlet(never)
try:
    g.throw(ValueError, "unstarted")
except ValueError as e:
    print(e, g.dead)
# expect: unstarted True


def parent_of():
    try:
        return up("parent waits")
    except ValueError as e:
        return "parent caught " + str(e)


p = greenlet(parent_of)
print(p.switch())  # expect: parent waits
g = greenlet(never, p)
print(g.throw(ValueError, "for the parent"), g.dead, p.dead)  # expect: parent caught for the parent True True
p = greenlet(never)
g = greenlet(never, p)
try:
    g.throw(ValueError, "through two")
except ValueError as e:
    print(e, g.dead, p.dead)
# expect: through two True True

# Into the current one.
try:
    m.throw(KeyError, "self")
except KeyError as e:
    print(repr(e))
# expect: KeyError('self')


def itself():
    try:
        getcurrent().throw(ValueError("me"))
    except ValueError as e:
        return str(e)


print(greenlet(itself).switch())  # expect: me

# Wrong arguments.
for args in (Exception, Exception(), 5), (Exception(), BaseException()), ("abc",), (5,), (int,), (type,):
    try:
        m.throw(*args)
    except TypeError as e:
        print("TypeError", any(word in str(e) for word in ("traceback", "separate value", "exceptions must be")))
# expect: TypeError True
# expect: TypeError True
# expect: TypeError True
# expect: TypeError True
# expect: TypeError True
# expect: TypeError True

# A traceback that is given is kept.
try:
    bad()
except ValueError as e:
    tb = sys.exc_info()[2]
g = greenlet(up)
g.switch()
try:
    g.throw(ValueError, ValueError("kept"), tb)
except ValueError as e:
    lines = []
    at = e.__traceback__
    while at:
        lines.append(at.tb_frame.f_code.co_name)
        at = at.tb_next
    print(lines)
# expect: ['<module>', 'up', '<module>', 'bad']


# finally and with run.
class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__)


def guarded():
    with Manager():
        try:
            up()
        finally:
            print("finally")


g = greenlet(guarded)
g.switch()
print(type(g.throw()).__name__)
# expect: finally
# expect: exit GreenletExit
# expect: GreenletExit
