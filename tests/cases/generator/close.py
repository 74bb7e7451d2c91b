# close() raises GeneratorExit at the yield and runs finally blocks.
def g(log):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        log.append("exit")
        raise
    finally:
        log.append("finally")


log = []
a = g(log)
print(next(a), a.close(), log)  # expect: 1 None ['exit', 'finally']
print(a.close(), list(a))  # expect: None []
log.clear()
b = g(log)
b.close()
print(log, next(b, "none"))  # expect: [] none


def swallow():
    try:
        yield 1
    except GeneratorExit:
        return "quiet"


s = swallow()
next(s)
print(s.close())  # expect: None


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuse"


t = stubborn()
next(t)
try:
    t.close()
except RuntimeError as e:
    print(e)  # expect: generator ignored GeneratorExit


def other_error():
    try:
        yield
    finally:
        raise ValueError("from finally")


o = other_error()
next(o)
try:
    o.close()
except ValueError as e:
    print(e, type(e.__context__).__name__)  # expect: from finally GeneratorExit
