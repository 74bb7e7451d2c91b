# send_throw delivers an exception with its traceback; C12.
import stackless
import sys

c = stackless.channel()


def fail():
    raise ValueError("original")


def sender():
    try:
        fail()
    except ValueError:
        c.send_throw(*sys.exc_info())
    c.send_throw(KeyError)
    c.send_throw(KeyError, "value")
    c.send_throw(IndexError(3))


stackless.tasklet(sender)()
try:
    c.receive()
except ValueError as e:
    names, tb = [], e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(repr(e), names[-1])  # expect: ValueError('original') fail
for _ in range(3):
    try:
        c.receive()
    except Exception as e:
        print(repr(e))
# expect: KeyError()
# expect: KeyError('value')
# expect: IndexError(3)
stackless.run()
for args in ((), (5,)):
    try:
        c.send_throw(*args)
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
