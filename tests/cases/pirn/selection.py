# Waiting for one of several channels.
import pirn
import stackless

a, b, c = pirn.Channel(1), pirn.Channel(), pirn.Channel()
print(pirn.select([a.receiving(), b.receiving()], default="nothing"))  # expect: (-1, 'nothing')
print(pirn.select([a.sending(5), b.receiving()]))  # expect: (0, None)
print(pirn.select([b.receiving(), a.receiving()]))  # expect: (1, 5)


def later(channel, value, seconds):
    pirn.sleep(seconds)
    channel.send(value)


pirn.spawn(later, b, "b", 2)
pirn.spawn(later, c, "c", 1)
waited = [x.receiving() for x in (a, b, c)]
print(pirn.select(waited), pirn.select(waited))  # expect: (2, 'c') (1, 'b')

# Of several that are ready the first is taken; the others are not touched.
task = pirn.spawn(b.send, "x")
a.send("y")
stackless.schedule()
print(pirn.select([a.receiving(), b.receiving()]))  # expect: (0, 'y')
print(pirn.select([a.receiving(), b.receiving()]))  # expect: (1, 'x')

# Two that select meet; both get one thing only.
left = pirn.spawn(pirn.select, [a.receiving(), b.sending("from left")])
stackless.schedule()
right = pirn.spawn(pirn.select, [b.receiving(), a.sending("from right")])
print(left.result(), right.result())  # expect: (1, None) (0, 'from left')
print(a, b)  # expect: <pirn.Channel: 0 of 1 buffered, 0 sending, 0 receiving> <pirn.Channel: 0 of 0 buffered, 0 sending, 0 receiving>


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__ + ":", e)


attempt(pirn.select, [a.receiving()], timeout=3)  # expect: TimeoutError: no channel was ready within 3 seconds
attempt(pirn.select, [], timeout=3)  # expect: TimeoutError: no channel was ready within 3 seconds
attempt(pirn.select, [])
# expect: ValueError: select without a case would wait for ever: give it a case, a timeout or a default
attempt(pirn.select, [stackless.channel()])
# expect: TypeError: select takes what the methods receiving() and sending(value) of channels answer, not 'channel'
closing = pirn.spawn(pirn.select, [b.receiving(), c.receiving()])
stackless.schedule()
c.close()
attempt(closing.result)  # expect: ChannelClosed: cannot receive: the channel was closed meanwhile
attempt(pirn.select, [b.receiving(), c.receiving()])
# expect: ChannelClosed: cannot receive: the channel is closed and empty

# A thousand that wait for the same two channels.
done = pirn.Channel(2000)


def worker(n):
    case, value = pirn.select([a.receiving(), b.receiving()])
    done.send((case, value))


with pirn.Group() as group:
    for n in range(1000):
        group.spawn(worker, n)
    stackless.schedule()
    for n in range(500):
        a.send(n)
        b.send(n)
done.close()
got = list(done)
print(len(got), sum(v for _, v in got), sum(k for k, _ in got))  # expect: 1000 249500 500
