# What a tasklet does while it is atomic is one step for other threads, too; so what tasklets of several threads agree with by
# the module `pirn` loses nothing.
import pirn
import stackless
import threading

seen = []
inside = False
counting = True


def work(n):
    """Takes some 1000 ticks each time."""
    for _ in range(n):
        sum(range(10_000))


def watch():
    while counting:
        seen.append(inside)
        work(1)


def long_section():
    global inside
    with stackless.atomic():
        inside = True
        work(60)
        inside = False
    work(60)


watcher = threading.Thread(target=watch)
watcher.start()
long_section()
counting = False
watcher.join()
print(any(seen), len(seen) > 10)  # expect: False True


# Who is always in such a section leaves some time to others.
def greedy(n):
    for _ in range(n):
        with stackless.atomic():
            work(1)


progress = []
worker = threading.Thread(target=lambda: [progress.append(n) for n in range(100)])
worker.start()
greedy(100)
print(len(progress))  # expect: 100
worker.join()

# Every item comes once, though receivers in other threads give up all the time.
channel = pirn.Channel(3)
got = []
empty = []


def receive():
    while True:
        try:
            got.append(channel.receive(timeout=0.000001))
        except TimeoutError:
            empty.append(1)
        except pirn.ChannelClosed:
            return


def send(start):
    for n in range(start, start + 100):
        channel.send(n)


receivers = [threading.Thread(target=receive) for _ in range(3)]
senders = [threading.Thread(target=send, args=(100 * n,)) for n in range(2)]
for t in receivers + senders:
    t.start()
for t in senders:
    t.join()
channel.close()
for t in receivers:
    t.join()
print(len(got), sorted(got) == list(range(200)))  # expect: 200 True
