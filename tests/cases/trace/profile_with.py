# What a profile function is told where natives enter and leave a context manager: only of leaving, and only when nothing was raised.
import sys


class Text(str):
    __enter__ = str.upper
    __exit__ = str.format


told = []


def profile(frame, event, arg):
    if event.startswith("c_"):
        told.append((event, arg.__name__, type(arg.__self__).__name__))
    else:
        told.append((event, frame.f_code.co_name))


def leaves():
    with Text("text") as upper:
        return len(upper)


def raises():
    try:
        with Text("{0}") as upper:
            raise KeyError(upper)
    except KeyError as e:
        return e.args


def skips():
    for i in range(2):
        with Text(str(i)):
            if i == 0:
                continue


def swallows():
    with Text("{0.__name__}"):
        raise KeyError


for f in leaves, raises, skips, swallows:
    sys.setprofile(profile)
    f()
    sys.setprofile(None)
    print(*told[:-1], sep="\n")
    told.clear()
# expect: ('call', 'leaves')
# expect: ('c_call', 'len', 'module')
# expect: ('c_return', 'len', 'module')
# expect: ('c_call', 'format', 'Text')
# expect: ('c_return', 'format', 'Text')
# expect: ('return', 'leaves')
# expect: ('call', 'raises')
# expect: ('return', 'raises')
# expect: ('call', 'skips')
# expect: ('c_call', 'format', 'Text')
# expect: ('c_return', 'format', 'Text')
# expect: ('c_call', 'format', 'Text')
# expect: ('c_return', 'format', 'Text')
# expect: ('return', 'skips')
# expect: ('call', 'swallows')
# expect: ('return', 'swallows')
