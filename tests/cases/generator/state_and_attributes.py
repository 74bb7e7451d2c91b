# Generator attributes and re-entrance.
def g():
    """Doc."""
    x = yield 1
    yield gi


gi = g()
print(gi.__name__, gi.__qualname__, type(gi), gi.gi_running, gi.gi_yieldfrom)
# expect: g g <class 'generator'> False None
print(iter(gi) is gi, hasattr(gi, "__next__"), g.__doc__)  # expect: True True Doc.


def recursive():
    yield next(me)


me = recursive()
try:
    next(me)
except ValueError as e:
    print(e)  # expect: generator already executing


def running():
    yield it.gi_running


it = running()
print(it.gi_running, next(it), it.gi_running)  # expect: False True False


def sub():
    yield 1


def deleg():
    yield from s


s = sub()
d = deleg()
next(d)
print(d.gi_yieldfrom is s, d.gi_frame is not None, d.gi_code.co_name)  # expect: True True deleg
list(d)
print(d.gi_yieldfrom, d.gi_frame)  # expect: None None
ge = (i for i in [])
print(ge.__name__, ge.__qualname__)  # expect: <genexpr> <genexpr>
try:
    gi.gi_running = 1
except AttributeError as e:
    print(e)  # expect: attribute 'gi_running' of 'generator' objects is not writable
