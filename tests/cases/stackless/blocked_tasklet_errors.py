# A blocked tasklet cannot be inserted, removed, run or switched to; the current cannot be removed; L11.
import stackless

c = stackless.channel()
t = stackless.tasklet(c.receive)()
t.run()
for method in ("remove", "insert", "run", "switch"):
    try:
        getattr(t, method)()
    except RuntimeError as e:
        print(method, e)
# expect: remove You cannot remove a blocked tasklet.
# expect: insert You cannot run a blocked tasklet
# expect: run You cannot run a blocked tasklet
# expect: switch You cannot run a blocked tasklet
try:
    stackless.getcurrent().remove()
except RuntimeError as e:
    print(e)  # expect: The current tasklet cannot be removed.
print(t.blocked, c.balance)  # expect: True -1
c.send(1)
stackless.run()
print(t.blocked, t.alive, c.balance)  # expect: False False 0


def self_remove():
    try:
        stackless.getcurrent().remove()
    except RuntimeError as e:
        print("inside:", e)


stackless.tasklet(self_remove)()
stackless.run()  # expect: inside: The current tasklet cannot be removed.
