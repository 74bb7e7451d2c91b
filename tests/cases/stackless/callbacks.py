# Schedule and channel callbacks; B01 B02 B04.
import stackless

names = {stackless.getmain(): "main", None: None}
log = []


def sched(prev, next):
    log.append((names.get(prev, "?"), names.get(next, "?")))


def chan(channel, tasklet, sending, willblock):
    log.append((channel is c, names.get(tasklet, "?"), int(sending), int(willblock)))


c = stackless.channel()


def receiver():
    c.receive()


def sender():
    c.send("v")


print(stackless.get_schedule_callback(), stackless.set_schedule_callback(sched), stackless.get_schedule_callback() is sched)
# expect: None None True
a, b = stackless.tasklet(receiver)(), stackless.tasklet(sender)()
names[a], names[b] = "a", "b"
stackless.run()
print(stackless.set_schedule_callback(None) is sched, log)
# expect: True [('main', 'a'), ('a', 'b'), ('b', 'a'), ('a', 'b'), ('b', 'main')]
log.clear()
print(stackless.set_channel_callback(chan))  # expect: None
a, b = stackless.tasklet(receiver)(), stackless.tasklet(sender)()
names[a], names[b] = "a", "b"
stackless.run()
print(stackless.set_channel_callback(None) is chan, log)  # expect: True [(True, 'a', 0, 1), (True, 'b', 1, 0)]
for f in (stackless.set_schedule_callback, stackless.set_channel_callback):
    try:
        f(5)
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
