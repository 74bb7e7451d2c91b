# An unhandled Deadlock error moves on to the blocked main tasklet; D04.
import stackless

c, d = stackless.channel(), stackless.channel()


def f():
    try:
        d.receive()
    finally:
        print("cleanup")


t = stackless.tasklet(f)()
try:
    c.receive()
except RuntimeError as e:
    print(e)
# expect: cleanup
# expect: Deadlock: the last runnable tasklet cannot be blocked.
print(t.alive, c.balance, d.balance)  # expect: False 0 0
