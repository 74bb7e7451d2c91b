# An uncaught exception kills its tasklet and comes out of run(); the rest stays queued; E01 E02.
import stackless


def bad():
    print("bad starts")
    raise ValueError("from tasklet")


def good(n):
    print("good", n)


a = stackless.tasklet(good)(1)
t = stackless.tasklet(bad)()
b = stackless.tasklet(good)(2)
try:
    stackless.run()
except ValueError as e:
    names, tb = [], e.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print("main caught", e, names[0], names[-1])
# expect: good 1
# expect: bad starts
# expect: main caught from tasklet <module> bad
print(t.alive, a.alive, b.scheduled, stackless.getruncount())  # expect: False False True 2
stackless.run()  # expect: good 2
print(b.alive)  # expect: False
