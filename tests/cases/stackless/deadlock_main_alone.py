# main alone cannot block; D01.
import stackless

c = stackless.channel()
for f in (c.receive, lambda: c.send(1), lambda: next(c), lambda: c.send_exception(ValueError), lambda: list(c)):
    try:
        f()
    except RuntimeError as e:
        print(e)
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: Deadlock: the last runnable tasklet cannot be blocked.
print(c.balance, stackless.getmain().blocked, stackless.getruncount())  # expect: 0 False 1


def paused():
    stackless.schedule_remove(None)


t = stackless.tasklet(paused)()
stackless.run()
try:
    c.receive()
except RuntimeError as e:
    print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
print(t.alive, c.balance)  # expect: True 0
