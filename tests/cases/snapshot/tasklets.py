# Snapshots of a thousand tasklets: runnable, blocked, asleep, preempted, killed, in callbacks.
import stackless
import time

channel = stackless.channel()
results = []


def producer(n):
    for i in range(3):
        channel.send((n, i))


def consumer():
    total = 0
    try:
        while True:
            n, i = channel.receive()
            total += n * i
    finally:
        results.append(total)


for n in range(1000):
    stackless.tasklet(producer)(n)
consumers = [stackless.tasklet(consumer)() for _ in range(3)]
stackless.run()
print(channel.balance, stackless.runcount)  # expect: -3 1
for t in consumers:
    t.kill()
print(sum(results), channel.balance)  # expect: 1498500 0


def sleeper(name, t):
    time.sleep(t)
    results.append(name)


results.clear()
for name, t in (("c", 0.03), ("a", 0.01), ("b", 0.02)):
    stackless.tasklet(sleeper)(name, t)
time.sleep(0.05)
print(results)  # expect: ['a', 'b', 'c']


def spin(n):
    for i in range(n):
        pass
    results.append(n)


results.clear()
for n in (500, 300, 100):
    stackless.tasklet(spin)(n)
turns = 0
while stackless.runcount > 1:
    t = stackless.run(50)
    if t:
        turns += 1
        t.insert()
print(results, turns > 10)  # expect: [100, 300, 500] True


def callback(channel, tasklet, sending, willblock):
    for _ in range(2):
        pass
    results.append((sending, willblock))


results.clear()
stackless.set_channel_callback(callback)
c = stackless.channel()
stackless.tasklet(lambda: c.send("value"))()
print(c.receive(), results)  # expect: value [(0, 1), (1, 0)]
stackless.set_channel_callback(None)


class Task(stackless.tasklet):
    def label(self):
        return "label"


def fails():
    try:
        stackless.schedule()
    finally:
        results.append(stackless.getcurrent().label())
    raise KeyError("lost")


results.clear()
task = Task(fails)()
try:
    stackless.run()
except KeyError as e:
    print(repr(e), results, task.alive)  # expect: KeyError('lost') ['label'] False
try:
    stackless.channel().receive()
except RuntimeError as e:
    print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
