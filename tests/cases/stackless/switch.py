# t.switch() runs the target and pauses the caller; S07.
import stackless

m = stackless.getmain()


def f(name):
    print(name, "main paused:", m.paused)
    m.insert()
    print(name, "inserted main")


stackless.tasklet(f)("a").switch()
# expect: a main paused: True
# expect: a inserted main
print("main back", stackless.getruncount())  # expect: main back 1
p = stackless.tasklet().bind(print, ("paused target runs",))
p.switch()  # expect: paused target runs
print("main back because nothing else runs")  # expect: main back because nothing else runs


def g(name, target):
    print(name, "switches")
    target.switch()
    print(name, "resumes")


late = stackless.tasklet(print)("late")
late.remove()
a = stackless.tasklet(g)("g", late)
stackless.run()
# expect: g switches
# expect: late
print("g is paused:", a.paused, late.alive)  # expect: g is paused: True False
a.insert()
stackless.run()  # expect: g resumes
print(a.alive)  # expect: False
