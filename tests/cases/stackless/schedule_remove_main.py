# schedule_remove() in main: it returns when inserted, or when nothing else is left; S10.
import stackless

m = stackless.getmain()


def wake():
    print("main scheduled:", m.scheduled)
    m.insert()
    stackless.schedule()
    print("wake ends")


stackless.tasklet(wake)()
stackless.tasklet(print)("second")
print("returns", stackless.schedule_remove("kept"))
# expect: main scheduled: False
# expect: second
# expect: returns kept
print("back after insert", stackless.getruncount())  # expect: back after insert 2
stackless.run()  # expect: wake ends
stackless.tasklet(print)("x")
print("returns", stackless.schedule_remove(None))
# expect: x
# expect: returns None
print("back because all ended", m.scheduled)  # expect: back because all ended True


def set_value():
    m.tempval = "from tasklet"


stackless.tasklet(set_value)()
print("returns", stackless.schedule_remove("mine"))  # expect: returns from tasklet
