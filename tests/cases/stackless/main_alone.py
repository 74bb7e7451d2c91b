# The main tasklet by itself; L15.
import stackless

m = stackless.getmain()
print(m.alive, m.scheduled, m.paused, m.blocked, m.is_main, m.is_current)  # expect: True True False False True True
print(m is stackless.getcurrent(), m.next is m, m.prev is m, stackless.getruncount())  # expect: True True True 1
print(m is stackless.main, m is stackless.current, stackless.runcount)  # expect: True True 1
print(stackless.run(), stackless.schedule() is m, stackless.schedule("value"), stackless.getruncount())
# expect: None True value 1


def f():
    t = stackless.getcurrent()
    print(t.is_main, t.is_current, m.is_current, m.is_main, stackless.getmain() is m, t is stackless.current)


stackless.tasklet(f)()
stackless.run()  # expect: False True False True True True
print(m.is_current)  # expect: True
