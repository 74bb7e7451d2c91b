# __cause__, __context__ and __suppress_context__.
def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "|", e.__suppress_context__)


try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("implicit")
except ValueError as e:
    show(e)
# expect: ValueError('implicit') | cause None | context KeyError('first') | False
try:
    try:
        raise KeyError("first")
    except KeyError as k:
        raise ValueError("explicit") from k
except ValueError as e:
    show(e)
# expect: ValueError('explicit') | cause KeyError('first') | context KeyError('first') | True
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("none") from None
except ValueError as e:
    show(e)
# expect: ValueError('none') | cause None | context KeyError('first') | True
try:
    raise ValueError("plain")
except ValueError as e:
    show(e)
# expect: ValueError('plain') | cause None | context None | False
e = ValueError("manual")
e.__cause__ = KeyError("set by hand")
show(e)  # expect: ValueError('manual') | cause KeyError('set by hand') | context None | True
e.__context__ = IndexError("ctx")
e.__suppress_context__ = False
show(e)  # expect: ValueError('manual') | cause KeyError('set by hand') | context IndexError('ctx') | False
for attr in ("__cause__", "__context__", "__traceback__"):
    try:
        setattr(e, attr, 5)
    except TypeError as t:
        print(t)
# expect: exception cause must be None or derive from BaseException
# expect: exception context must be None or derive from BaseException
# expect: __traceback__ must be a traceback or None
