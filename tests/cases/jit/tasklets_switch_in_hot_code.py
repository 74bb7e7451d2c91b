# Tasklets that switch in hot functions, some calls deep, and go on where they were.
import stackless


def leaf(ch, x):
    return ch.receive() * 3 + x


def middle(ch, x):
    total = leaf(ch, x)
    return total + leaf(ch, -x)


def taker(ch, n, out):
    t = 0
    for i in range(n):
        t = t * 7 + middle(ch, i) & 0xFFFFFF
    out.append(t)


def giver(ch, n):
    for i in range(n):
        put(ch, i, 2)


def put(ch, i, depth):
    if depth:
        put(ch, i, depth - 1)
    else:
        ch.send(i)


def rendezvous(n, preference):
    ch = stackless.channel()
    ch.preference = preference
    out = []
    stackless.tasklet(taker)(ch, n, out)
    stackless.tasklet(giver)(ch, 2 * n)
    stackless.run()
    return out


expected = 0
for i in range(3000):
    expected = expected * 7 + (2 * i) * 3 + i + (2 * i + 1) * 3 - i & 0xFFFFFF
for preference in (-1, 0, 1):
    print(rendezvous(3000, preference) == [expected], stackless.getruncount())
# expect: True 1
# expect: True 1
# expect: True 1


# Strict turns, from loops, from calls and from generators.
class Trace:
    value = 0


def note(trace, k):
    trace.value = trace.value * 31 + k & 0xFFFFFFFF
    stackless.schedule()


def by_loop(trace, k, n):
    for _ in range(n):
        trace.value = trace.value * 31 + k & 0xFFFFFFFF
        stackless.schedule()


def by_call(trace, k, n):
    i = 0
    while i < n:
        note(trace, k)
        i += 1


def turns(trace, k, n):
    for _ in range(n):
        note(trace, k)
        yield k


def by_generator(trace, k, n):
    t = 0
    for x in turns(trace, k, n):
        t += x
    trace.total = t


def by_chain(trace, k, n):
    def outer():
        yield from turns(trace, k, n)
    sum(outer())


trace = Trace()
for k, f in enumerate((by_loop, by_call, by_generator, by_chain)):
    stackless.tasklet(f)(trace, k, 1500)
stackless.run()
expected = 0
for _ in range(1500):
    for k in range(4):
        expected = expected * 31 + k & 0xFFFFFFFF
print(trace.value == expected, trace.total)
# expect: True 3000


# Exceptions and kills arrive where the tasklet waits, in the middle of native code.
def fragile(ch, log):
    while True:
        try:
            log[0] += leaf(ch, 0)
        except ValueError as e:
            log[1] += e.args[0]
        finally:
            log[2] += 1


log = [0, 0, 0]
ch = stackless.channel()
t = stackless.tasklet(fragile)(ch, log)
stackless.run()
for i in range(2000):
    if i % 5:
        ch.send(i)
    else:
        ch.send_exception(ValueError, i)
t.kill()
print(log, t.alive)
# expect: [4800000, 399000, 2001] False


# Preemption in frames that were resumed.
def busy(n, out):
    t = 0
    for i in range(n):
        t = deeper(t, i)
    out.append(t)


def deeper(t, i):
    for k in range(3):
        t = t * 3 + i + k & 0xFFFFFF
    return t


out = []
tasklets = [stackless.tasklet(busy)(2000, out) for _ in range(3)]
while True:
    victim = stackless.run(777)
    if victim is None:
        break
    victim.insert()
again = []
busy(2000, again)
print(out == again * 3)
# expect: True


# A class changes while tasklets wait in code that relied on it.
class Rate:
    def of(self, x):
        return x


def reader(ch, rate, out):
    t = 0
    for x in ch:
        t += rate.of(x)
    out.append(t)


ch, out = stackless.channel(), []
stackless.tasklet(reader)(ch, Rate(), out)
stackless.run()
for i in range(2000):
    if i == 1500:
        Rate.of = lambda self, x: -x
    ch.send(1)
ch.send_exception(StopIteration)
print(out)
# expect: [1000]
