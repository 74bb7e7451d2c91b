# t.run() on a paused tasklet inserts it just before the caller; S04.
import stackless


def f(name):
    print(name, "start")
    stackless.schedule()
    print(name, "end")


ts = [stackless.tasklet(f)(n) for n in "abc"]
ts[1].remove()
ts[1].run()  # expect: b start
print("main goes on first", stackless.getruncount())  # expect: main goes on first 4
stackless.run()
# expect: a start
# expect: c start
# expect: b end
# expect: a end
# expect: c end


def caller():
    print("caller")
    p = stackless.tasklet().bind(f, ("p",))
    p.run()
    print("caller resumes, p suspended:", p.alive)


stackless.tasklet(caller)()
stackless.tasklet(print)("bystander")
stackless.run()
# expect: caller
# expect: p start
# expect: caller resumes, p suspended: True
# expect: bystander
# expect: p end
