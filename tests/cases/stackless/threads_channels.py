# Channels between threads: the partner runs in its own thread; who waits for another thread is no deadlock.
import threading
import time
from stackless import channel, getcurrent, getmain, run, schedule, tasklet

c = channel()


def sends():
    time.sleep(0.002)
    c.send(("hi", threading.current_thread().name))


x = threading.Thread(target=sends, name="sender")
x.start()
print(c.receive())
x.join()

# Whatever the preference, the sender goes on, and the receiver in its thread.
log = []
for preference in (-1, 0, 1):
    c = channel()
    c.preference = preference

    def receives():
        log.append(("received", c.receive()))

    x = threading.Thread(target=receives)
    x.start()
    while c.balance == 0:
        time.sleep(0.001)
    c.send(preference)
    log.append("sent")
    x.join()
print(log)

# Many tasklets in several threads.
requests, answers = channel(), channel()


def serves(name):
    while True:
        n = requests.receive()
        if n is None:
            break
        answers.send((name, n * n))


servers = [threading.Thread(target=serves, args=(i,)) for i in range(3)]
for s in servers:
    s.start()
got = []
tasklet(lambda: [requests.send(n) for n in range(30)])()
while len(got) < 30:
    got.append(answers.receive())
for s in servers:
    requests.send(None)
for s in servers:
    s.join()
print(sorted(n for _, n in got) == [n * n for n in range(30)], len({name for name, _ in got}))

# Exceptions cross threads; those that nobody catches stay in their thread.
c = channel()


def fails():
    try:
        c.receive()
    except ValueError as e:
        print("in the thread:", e)
    tasklet(lambda: 1 / 0)()
    try:
        run()
    except ZeroDivisionError as e:
        print("in its main tasklet:", e)


x = threading.Thread(target=fails)
x.start()
while c.balance == 0:
    schedule()
    time.sleep(0.001)
c.send_exception(ValueError, "sent")
x.join()

# Nobody can go on any more.
try:
    channel().receive()
except RuntimeError as e:
    print(e)


def dies():
    time.sleep(0.001)


x = threading.Thread(target=dies)
x.start()
try:
    channel().receive()
except RuntimeError as e:
    print(e)
x.join()


def blocks():
    try:
        channel().receive()
    except RuntimeError as e:
        print("in a thread:", e)


x = threading.Thread(target=blocks)
x.start()
x.join()
lock = threading.Lock()
lock.acquire()
try:
    lock.acquire()
except RuntimeError as e:
    print(e)

# run(timeout) counts in its thread.
def hog():
    n = 0
    while n < 30000:
        n += 1


def interrupts():
    t = tasklet(hog)()
    from stackless import run

    print("interrupted", run(1000) is t, t.paused)
    t.kill()


x = threading.Thread(target=interrupts)
x.start()
hog()
x.join()
# expect: ('hi', 'sender')
# expect: ['sent', ('received', -1), 'sent', ('received', 0), 'sent', ('received', 1)]
# expect: True 3
# expect: in the thread: sent
# expect: in its main tasklet: division by zero
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: the main tasklet is receiving without a sender available.
# expect: in a thread: Deadlock: the last runnable tasklet cannot be blocked.
# expect: Deadlock: the last runnable tasklet cannot be blocked.
# expect: interrupted True True
