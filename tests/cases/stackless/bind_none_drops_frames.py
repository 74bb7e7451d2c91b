# bind(None) on a paused tasklet drops its frames without running finally; L07.
import stackless


def f(name):
    try:
        print(name, "starts")
        stackless.schedule_remove(None)
        print(name, "never resumes")
    finally:
        print(name, "finally never runs")


a, b = stackless.tasklet(f)("a"), stackless.tasklet(f)("b")
stackless.run()
# expect: a starts
# expect: b starts
print(a.alive, a.paused, a.frame is not None)  # expect: True True True
a.bind(None)
b.bind()
print(a.alive, a.paused, a.frame, b.alive, b.frame)  # expect: False False None False None
try:
    a.run()
except RuntimeError as e:
    print(e)  # expect: You cannot run an unbound(dead) tasklet
a.bind(f)
print(a.alive)  # expect: False
