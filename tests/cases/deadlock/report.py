# A deadlock that nobody catches: after the traceback stands who waits for what.
import pirn
import stackless
import threading

results = stackless.channel()
orders = stackless.channel()
orders2 = stackless.channel()
jobs = pirn.Channel()
lock = pirn.Lock()
again = pirn.RLock()
ready = pirn.Event()
paused = []


def worker():
    orders.receive()


def sender(value):
    orders2.send(value)


def job():
    return jobs.receive()


def holder():
    with lock:
        lock.acquire()


def owner():
    with again:
        ready.wait()


def second():
    with again:
        pass


def nested(n):
    if n:
        nested(n - 1)
    else:
        results.receive()



for _ in range(3):
    stackless.tasklet(worker)()
stackless.tasklet(sender)(1)
everything = [stackless.tasklet(f)() for f in (holder, owner, second)]
everything.append(stackless.tasklet(nested)(2))
everything.append(stackless.tasklet(results.receive)())
everything.append(pirn.spawn(job))
t = stackless.tasklet(worker)
t.bind(worker, ())
everything.append(t)
stackless.run()
print("now")  # expect: now
results.receive()
# exit: 1
