# sys._getframe: names, lines and the chain of callers.
import sys


def who(depth=0):
    f = sys._getframe(depth + 1)
    return f.f_code.co_name


def a():
    return b()


def b():
    return who(), who(1), who(2)


print(a(), who())


def chain():
    out, f = [], sys._getframe()
    while f:
        out.append(f.f_code.co_name)
        f = f.f_back
    return out


print((lambda: chain())(), [chain() for _ in range(1)][0])


def local_view():
    x = 1
    f = sys._getframe()
    return f.f_locals["x"], f.f_globals is globals(), f.f_lineno > 0, f.f_code.co_name, f.f_builtins["len"] is len


print(local_view())
try:
    sys._getframe(10 ** 6)
except ValueError as e:
    print(e)


def gen():
    yield chain()


print(next(gen()))
# expect: ('b', 'a', '<module>') <module>
# expect: ['chain', '<lambda>', '<module>'] ['chain', '<listcomp>', '<module>']
# expect: (1, True, True, 'local_view', True)
# expect: call stack is not deep enough
# expect: ['chain', 'gen', '<module>']
