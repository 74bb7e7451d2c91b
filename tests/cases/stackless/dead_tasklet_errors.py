# insert, run and switch of a dead or unbound tasklet; L09.
import stackless


def f():
    pass


dead = stackless.tasklet(f)()
stackless.run()
for t in (stackless.tasklet(), stackless.tasklet(f), dead):
    for method in ("insert", "run", "switch"):
        try:
            getattr(t, method)()
        except RuntimeError as e:
            print(method, e)
# expect: insert You cannot run an unbound(dead) tasklet
# expect: run You cannot run an unbound(dead) tasklet
# expect: switch You cannot run an unbound(dead) tasklet
# expect: insert You cannot run an unbound(dead) tasklet
# expect: run You cannot run an unbound(dead) tasklet
# expect: switch You cannot run an unbound(dead) tasklet
# expect: insert You cannot run an unbound(dead) tasklet
# expect: run You cannot run an unbound(dead) tasklet
# expect: switch You cannot run an unbound(dead) tasklet
print(dead.remove() is dead, dead.kill(), dead.alive)  # expect: True None False
