# Objects that are no context managers, and errors in the protocol.
class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *a):
        pass


class FailExit:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        raise RuntimeError("exit failed")


def attempt(make):
    try:
        with make():
            print("body")
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))


attempt(lambda: 5)  # expect: TypeError 'int' object does not support the context manager protocol None
attempt(NoExit)
# expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method) None
attempt(NoEnter)  # expect: TypeError 'NoEnter' object does not support the context manager protocol None
attempt(FailExit)
# expect: body
# expect: RuntimeError exit failed None
attempt(lambda: None)  # expect: TypeError 'NoneType' object does not support the context manager protocol None
n = NoExit()
n.__exit__ = lambda *a: None
attempt(lambda: n)
# expect: TypeError 'NoExit' object does not support the context manager protocol (missed __exit__ method) None
try:
    with FailExit():
        raise KeyError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))  # expect: exit failed KeyError('body')


def body_target_error():
    with Good() as (a, b):
        print("never")


class Good:
    def __enter__(self):
        return [1]

    def __exit__(self, t, v, tb):
        print("exit saw", t.__name__)


try:
    body_target_error()
except ValueError as e:
    print(e)
# expect: exit saw ValueError
# expect: not enough values to unpack (expected 2, got 1)
