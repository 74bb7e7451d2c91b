# throw accepts a class, class and value, an instance; pending or at once; E08.
import stackless


def f(n):
    try:
        stackless.schedule_remove(None)
    except Exception as e:
        print(n, repr(e))


def started(n):
    t = stackless.tasklet(f)(n)
    t.run()
    return t


started("class").throw(IndexError)  # expect: class IndexError()
started("value").throw(IndexError, 5)  # expect: value IndexError(5)
started("tuple").throw(IndexError, (1, 2))  # expect: tuple IndexError(1, 2)
started("instance").throw(KeyError("k"))  # expect: instance KeyError('k')
t = started("pending")
stackless.tasklet(print)("queued before")
print("returns", t.throw(ValueError("late"), pending=True), t.scheduled, t.alive)  # expect: returns None True True
stackless.tasklet(print)("queued after")
stackless.run()
# expect: queued before
# expect: pending ValueError('late')
# expect: queued after
t = started("exit")
t.throw(TaskletExit)
print(t.alive)  # expect: False
t = started("bad arguments")
for args in ((), (5,), ("text",)):
    try:
        t.throw(*args)
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
# expect: TypeError
print(t.alive, t.paused)  # expect: True True
t.kill()
