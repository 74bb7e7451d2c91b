# setup() and calling a tasklet are the same: alive and last in the queue; L03.
import stackless

log = []


def f(*a, **k):
    log.append((a, sorted(k.items())))


t = stackless.tasklet(f)
r = t(1, 2, x=3)
print(r is t, t.alive, t.scheduled, t.paused, t.tempval, stackless.getruncount())
# expect: True True True False None 2
u = stackless.tasklet(f)
print(u.setup("s", y=4) is u, u.alive, stackless.getruncount())  # expect: True True 3
print(stackless.getmain().next is t, t.next is u, u.next is stackless.getmain(), log)  # expect: True True True []
stackless.run()
print(log, t.alive, u.scheduled)  # expect: [((1, 2), [('x', 3)]), (('s',), [('y', 4)])] False False
