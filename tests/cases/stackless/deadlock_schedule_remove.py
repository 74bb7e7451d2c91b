# schedule_remove() of the last runnable tasklet while main is blocked; D06.
import stackless

c = stackless.channel()


def f():
    try:
        stackless.schedule_remove(None)
    except RuntimeError as e:
        print("tasklet:", e)
    c.send("still here")


stackless.tasklet(f)()
print(c.receive())
# expect: tasklet: Deadlock: the last runnable tasklet cannot be blocked.
# expect: still here
stackless.run()
