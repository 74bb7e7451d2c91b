# Blocking on a channel: state flags and balance; C01.
import stackless


def state(t):
    return [n for n in ("alive", "scheduled", "paused", "blocked") if getattr(t, n)]


c, d = stackless.channel(), stackless.channel()
a, b = stackless.tasklet(c.send)(1), stackless.tasklet(c.send)(2)
e = stackless.tasklet(d.receive)()
print(c.balance, d.balance)  # expect: 0 0
stackless.run()
print(c.balance, d.balance, state(a), state(b), state(e), stackless.getruncount())
# expect: 2 -1 ['alive', 'scheduled', 'blocked'] ['alive', 'scheduled', 'blocked'] ['alive', 'scheduled', 'blocked'] 1
print(c.receive(), c.balance, state(a))  # expect: 1 1 ['alive', 'scheduled']
d.send(None)
stackless.run()
print(c.balance, d.balance, state(a), state(e), state(b))  # expect: 1 0 [] [] ['alive', 'scheduled', 'blocked']
b.kill()
print(c.balance, state(b))  # expect: 0 []
