# Tasklets that wait for sockets: nobody else waits, waiting is no deadlock, and it can be ended from outside.
import pirn
import socket
import stackless
import time

order = []
a, b = socket.socketpair()


def reader():
    order.append("waits")
    order.append(a.recv(10))


def other():
    for i in range(3):
        order.append(i)
        stackless.schedule()
    b.send(b"now")


stackless.tasklet(reader)()
stackless.tasklet(other)()
stackless.run()
print(order)

# Others compute while somebody waits, and switch a lot: the one who waits is served all the same.
done = []
stackless.tasklet(lambda: done.append(a.recv(10)))()


def busy():
    b.send(b"busy")
    n = 0
    while not done:
        n += 1
        stackless.schedule()
    return n


print(busy() > 0, done)

# The time of a wait, limited in three ways.
try:
    with pirn.timeout(0.5):
        a.recv(1)
except TimeoutError as e:
    print(e)
a.settimeout(0.25)
try:
    a.recv(1)
except TimeoutError as e:
    print(e)
a.settimeout(None)
start = time.monotonic()
stackless.tasklet(lambda: (time.sleep(0.125), b.send(b"late")))()
print(a.recv(10), time.monotonic() - start >= 0.125)


# Killed, and raised in.
def victim():
    try:
        a.recv(1)
    except BaseException as e:
        print("left by", type(e).__name__)
        raise


t = stackless.tasklet(victim)()
stackless.schedule()
t.kill()
t = stackless.tasklet(victim)()
stackless.schedule()
try:
    t.raise_exception(ValueError, "from outside")
except ValueError as e:
    print(e)

# Two wait for the same socket; both are served. Closing wakes who waits.
found = []
for _ in range(2):
    stackless.tasklet(lambda: found.append(a.recv(1)))()
stackless.schedule()
b.send(b"xy")
stackless.run()
print(sorted(found))


def closed_meanwhile():
    try:
        a.recv(1)
    except OSError as e:
        print(e)


stackless.tasklet(closed_meanwhile)()
stackless.schedule()
a.close()
stackless.run()
b.close()
# expect: ['waits', 0, 1, 2, b'now']
# expect: True [b'busy']
# expect: not done within 0.5 seconds
# expect: timed out
# expect: b'late' True
# expect: left by TaskletExit
# expect: left by ValueError
# expect: from outside
# expect: [b'x', b'y']
# expect: [Errno 9] Bad file descriptor
