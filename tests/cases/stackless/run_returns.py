# run() ends when nothing is runnable; paused and blocked tasklets stay alive; S09.
import stackless

c = stackless.channel()


def blocked():
    print("got", c.receive())


def paused():
    stackless.schedule_remove(None)
    print("resumed")


b, p = stackless.tasklet(blocked)(), stackless.tasklet(paused)()
print(stackless.run(), b.blocked, b.alive, p.paused, p.alive, stackless.getruncount())
# expect: None True True True True 1
print(stackless.run(), stackless.run())  # expect: None None
p.insert()
print(stackless.run(), p.alive, b.alive)
# expect: resumed
# expect: None False True
c.send("late")  # expect: got late
print(b.alive)  # expect: False
