# Channels with and without a buffer: order, closing, time limits, waiting that is stopped by an exception.
import pirn
import stackless

log = []


def producer(channel, n):
    for i in range(n):
        channel.send(i)
        log.append(("sent", i))
    channel.close()


def consumer(channel, name):
    for value in channel:
        log.append((name, value))


def run(capacity, n, *names):
    log.clear()
    channel = pirn.Channel(capacity)
    with pirn.Group() as group:
        group.spawn(producer, channel, n)
        for name in names:
            group.spawn(consumer, channel, name)
    print(log)


# Without a buffer a sender goes on when its value has been taken.
run(0, 3, "a")  # expect: [('a', 0), ('sent', 0), ('sent', 1), ('a', 1), ('a', 2), ('sent', 2)]
run(2, 4, "b")  # expect: [('sent', 0), ('sent', 1), ('b', 0), ('b', 1), ('b', 2), ('sent', 2), ('sent', 3), ('b', 3)]
run(100, 2, "c")  # expect: [('sent', 0), ('sent', 1), ('c', 0), ('c', 1)]

channel = pirn.Channel(1)
print(channel.try_send(1), channel.try_send(2), len(channel))  # expect: True False 1
print(channel)  # expect: <pirn.Channel: 1 of 1 buffered, 0 sending, 0 receiving>
print(channel.try_receive(), channel.try_receive("none"))  # expect: 1 none


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (pirn.ChannelClosed, TimeoutError, ValueError, RuntimeError) as e:
        print(type(e).__name__ + ":", e)


attempt(channel.receive, timeout=0.5)  # expect: TimeoutError: no channel was ready within 0.5 seconds
attempt(channel.receive, timeout=0)  # expect: TimeoutError: no channel was ready
channel.send("kept")
attempt(channel.send, "more", timeout=0.5)  # expect: TimeoutError: no channel was ready within 0.5 seconds
channel.close()
attempt(channel.send, "late")  # expect: ChannelClosed: cannot send: the channel is closed
attempt(channel.receive)  # expect: kept
attempt(channel.receive)  # expect: ChannelClosed: cannot receive: the channel is closed and empty
print(list(channel))  # expect: []
attempt(pirn.Channel, -1)  # expect: ValueError: the capacity of a channel must not be negative
attempt(pirn.Channel().receive)  # expect: RuntimeError: Deadlock: the last runnable tasklet cannot be blocked.

# Closing ends the waiting of both sides.
for waits in (lambda c: c.receive(), lambda c: c.send(1)):
    channel = pirn.Channel()
    task = pirn.spawn(waits, channel)
    stackless.schedule()
    channel.close()
    attempt(task.result)
# expect: ChannelClosed: cannot receive: the channel was closed meanwhile
# expect: ChannelClosed: cannot send: the channel was closed meanwhile

# A value that was handed to somebody who is stopped before it can take it is the next one's.
channel = pirn.Channel()
tasks = [pirn.spawn(channel.receive) for _ in range(3)]
stackless.schedule()
channel.send("first")
tasks[0].cancel()
tasks[2].cancel()
attempt(tasks[1].result)  # expect: first
print(tasks[0].cancelled(), tasks[2].cancelled())  # expect: True True
task = pirn.spawn(channel.receive)
stackless.schedule()
channel.send("second")
task.cancel()
attempt(channel.receive)  # expect: second
print(channel)  # expect: <pirn.Channel: 0 of 0 buffered, 0 sending, 0 receiving>
