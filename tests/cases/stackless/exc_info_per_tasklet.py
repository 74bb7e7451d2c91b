# sys.exc_info() belongs to the tasklet; S15.
import stackless
import sys


def now():
    t = sys.exc_info()[0]
    return t and t.__name__


def f(exc):
    print("at start", now())
    try:
        raise exc
    except Exception:
        print("handling", now())
        stackless.schedule()
        print("still handling", now())
        try:
            raise IndexError
        except IndexError:
            stackless.schedule()
            print("inner", now())
        print("outer again", now())
    print("done", now())


stackless.tasklet(f)(ValueError())
stackless.tasklet(f)(KeyError())
try:
    raise TypeError
except TypeError:
    stackless.schedule()
    print("main", now())
    stackless.run()
    print("main", now())
# expect: at start None
# expect: handling ValueError
# expect: at start None
# expect: handling KeyError
# expect: main TypeError
# expect: still handling ValueError
# expect: still handling KeyError
# expect: inner IndexError
# expect: outer again ValueError
# expect: done None
# expect: inner IndexError
# expect: outer again KeyError
# expect: done None
# expect: main TypeError
print("main", now())  # expect: main None
