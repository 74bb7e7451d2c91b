# Main is paused inside run(), scheduled inside schedule() and t.run(); S06.
import stackless

m = stackless.getmain()


def show(label):
    print(label, "scheduled", m.scheduled, "paused", m.paused, "blocked", m.blocked, stackless.getruncount())


stackless.tasklet(show)("in run()")
stackless.run()  # expect: in run() scheduled False paused True blocked False 1
stackless.tasklet(show)("in schedule()")
stackless.schedule()  # expect: in schedule() scheduled True paused False blocked False 2
stackless.tasklet(show)("in t.run()").run()  # expect: in t.run() scheduled True paused False blocked False 2
stackless.tasklet().bind(show, ("in paused t.run()",)).run()
# expect: in paused t.run() scheduled True paused False blocked False 2
c = stackless.channel()


def feed():
    show("in receive()")
    c.send("value")


stackless.tasklet(feed)()
print(c.receive())
# expect: in receive() scheduled True paused False blocked True 1
# expect: value
stackless.run()
stackless.tasklet(show)("in schedule_remove()")
stackless.schedule_remove(None)  # expect: in schedule_remove() scheduled False paused True blocked False 1
show("main itself")  # expect: main itself scheduled True paused False blocked False 1
