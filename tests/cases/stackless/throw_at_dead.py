# throw and raise_exception on a dead tasklet raise RuntimeError, TaskletExit is accepted; E10 E11.
import stackless


def f():
    pass


t = stackless.tasklet(f)()
stackless.run()
for g in (lambda: t.throw(ValueError), lambda: t.raise_exception(ValueError, 1),
          lambda: stackless.tasklet().throw(KeyError("k"))):
    try:
        g()
    except RuntimeError as e:
        print(e)
# expect: You cannot throw to a dead tasklet
# expect: You cannot throw to a dead tasklet
# expect: You cannot throw to a dead tasklet
print(t.throw(TaskletExit), t.raise_exception(TaskletExit))  # expect: None None


def waits():
    while True:
        try:
            stackless.schedule_remove(None)
        except IndexError as e:
            print("got", e.args)


w = stackless.tasklet(waits)()
w.run()
print(w.raise_exception(IndexError, 1, 2), w.raise_exception(IndexError), w.alive)
# expect: got (1, 2)
# expect: got ()
# expect: None None True
w.kill()
