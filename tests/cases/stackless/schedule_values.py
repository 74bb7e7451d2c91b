# What schedule and schedule_remove return; tempval in between; L17 L18.
import stackless


def f():
    me = stackless.getcurrent()
    print("schedule() returns self:", stackless.schedule() is me)
    print("schedule(v):", stackless.schedule("own value"))
    print("remove(v):", stackless.schedule_remove("left behind"))
    print("again:", stackless.schedule_remove("second"))
    print("default is self:", stackless.schedule_remove() is me)


t = stackless.tasklet(f)()
stackless.run()
# expect: schedule() returns self: True
# expect: schedule(v): own value
print("tempval", t.tempval, t.paused)  # expect: tempval left behind True
t.tempval = "put in by main"
t.insert()
stackless.run()  # expect: remove(v): put in by main
print("tempval", t.tempval)  # expect: tempval second
t.insert()
stackless.run()  # expect: again: second
print(t.paused)  # expect: True
print("run returns", t.run(), t.alive)
# expect: default is self: True
# expect: run returns None False
u = stackless.tasklet(lambda: None)()
print("u.run()", u.run())  # expect: u.run() None
