# A tasklet without function and one with function are not alive; L01 L02.
import stackless


def state(t):
    return [n for n in ("alive", "scheduled", "paused", "blocked") if getattr(t, n)]


def f():
    print("never runs here")


t = stackless.tasklet()
print(state(t), t.tempval, t.frame, t.next, t.prev, t.restorable)  # expect: [] None None None None True
u = stackless.tasklet(f)
print(state(u), u.tempval is f, u.restorable, u.is_main, u.is_current)  # expect: [] True True False False
print(stackless.getruncount(), stackless.run())  # expect: 1 None
