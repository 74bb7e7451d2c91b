# set_error_handler replaces the propagation to main; E06 E07.
import stackless


def handler(t, v, tb):
    print("handler", t.__name__, v, tb is not None, stackless.getcurrent() is not stackless.getmain())


def bad(n):
    raise ValueError(n)


print(stackless.set_error_handler(handler))  # expect: None
stackless.tasklet(bad)(1)
stackless.tasklet(bad)(2)
stackless.tasklet(print)("others run")
print("run", stackless.run())
# expect: handler ValueError 1 True True
# expect: handler ValueError 2 True True
# expect: others run
# expect: run None
print(stackless.set_error_handler(None) is handler)  # expect: True
stackless.tasklet(bad)(3)
try:
    stackless.run()
except ValueError as e:
    print("main again", e)  # expect: main again 3


def broken(t, v, tb):
    raise IndexError("handler failed")


stackless.set_error_handler(broken)
stackless.tasklet(bad)(4)
try:
    stackless.run()
except IndexError as e:
    print("main gets", e)  # expect: main gets handler failed
stackless.set_error_handler(None)
