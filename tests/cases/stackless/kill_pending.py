# kill(pending=True) only makes the tasklet runnable; L21.
import stackless


def f(name):
    try:
        stackless.schedule_remove(None)
    except TaskletExit:
        print(name, "killed")
        raise
    finally:
        print(name, "finally")


a, b = stackless.tasklet(f)("a"), stackless.tasklet(f)("b")
stackless.run()
stackless.tasklet(print)("queued before")
a.kill(pending=True)
stackless.tasklet(print)("queued after")
print("nothing yet", a.alive, a.scheduled, b.paused)  # expect: nothing yet True True True
stackless.run()
# expect: queued before
# expect: a killed
# expect: a finally
# expect: queued after
print(a.alive, b.alive)  # expect: False True
b.kill(True)
b.kill()
# expect: b killed
# expect: b finally
print(b.alive)  # expect: False
stackless.run()
