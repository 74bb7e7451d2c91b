# throw on a tasklet that has not started: the body never runs, the exception is uncaught; E09.
import stackless


def f():
    print("never")


t = stackless.tasklet(f)()
try:
    t.throw(ValueError("unstarted"))
except ValueError as e:
    print("main caught", e)  # expect: main caught unstarted
print(t.alive, stackless.getruncount())  # expect: False 1
t = stackless.tasklet(f)()
t.throw(TaskletExit)
print(t.alive)  # expect: False
t = stackless.tasklet(f)()
t.throw(KeyError("pending"), pending=True)
print(t.alive, t.scheduled)  # expect: True True
try:
    stackless.run()
except KeyError as e:
    print("main caught", e)  # expect: main caught 'pending'
stackless.set_error_handler(lambda t, v, tb: print("handler", repr(v)))
stackless.tasklet(f)().throw(OSError("to handler"))  # expect: handler OSError('to handler')
stackless.set_error_handler(None)
