# bind(f, args, kwargs) makes a tasklet alive and paused; L04 L05.
import stackless


def f(*a, **k):
    print("called", a, sorted(k.items()))


t = stackless.tasklet().bind(f, (1,), {"x": 2})
u = stackless.tasklet(f, (5, 6))
v = stackless.tasklet().bind(f, kwargs={"z": 1})
w = stackless.tasklet(f).bind(None, ("kept",))
for x in (t, u, v, w):
    print(x.alive, x.paused, x.scheduled, x.blocked)
# expect: True True False False
# expect: True True False False
# expect: True True False False
# expect: True True False False
print(stackless.getruncount())  # expect: 1
w.run()  # expect: called ('kept',) []
t.run()  # expect: called (1,) [('x', 2)]
v.insert()
u.insert()
print("inserted", stackless.getruncount())  # expect: inserted 3
stackless.run()
# expect: called () [('z', 1)]
# expect: called (5, 6) []
print(t.alive, u.alive)  # expect: False False
