# Tasklets and channels as pickles: copies are paused and go on from where the original stood.
import pickle
import stackless
from stackless import channel, schedule, schedule_remove, tasklet

OUT = []


def copy(x, protocol=None):
    return pickle.loads(pickle.dumps(x, protocol))


def loop(n, when):
    seen = []
    for i in range(n):
        if i == when:
            schedule_remove(None)
        seen.append(i)
    OUT.append(seen)


def state(t):
    return t.alive, t.paused, t.scheduled, t.blocked


# Not started, in the ring: the copy is paused.
t = tasklet(loop)(3, 99)
u = copy(t)
print(state(t), state(u))  # expect: (True, False, True, False) (True, True, False, False)
t.kill()
u.insert()
stackless.run()
print(OUT, u.alive)  # expect: [[0, 1, 2]] False
del OUT[:]

# Suspended, in all protocols; one pickle many times.
t = tasklet(loop)(5, 2)
t.run()
data = pickle.dumps(t)
for u in [pickle.loads(data) for _ in range(2)] + [copy(t, p) for p in range(6)]:
    u.run()
t.run()
print(len(OUT), all(x == [0, 1, 2, 3, 4] for x in OUT), len({id(x) for x in OUT}))  # expect: 9 True 9
print(copy(t).alive)  # expect: False
del OUT[:]

# Among others in the ring, which are not copied.
class Loud:
    def __reduce__(self):
        print("never")


def waits(x):
    schedule()
    OUT.append(x)


others = [tasklet(waits)(Loud()) for _ in range(3)]
t = tasklet(waits)("mine")
stackless.schedule()
u = copy(t)
for other in others:
    other.remove()
stackless.run()
u.insert()
stackless.run()
print(OUT)  # expect: ['mine', 'mine']
del OUT[:]

# The current tasklet, by itself and within others; the main tasklet goes by name.
for x in (stackless.getcurrent(), [stackless.getcurrent()]):
    try:
        pickle.dumps(x)
    except RuntimeError as e:
        print(e)
# expect: You cannot __reduce__ the tasklet which is current.
# expect: You cannot __reduce__ the tasklet which is current.


def dumps_itself():
    try:
        pickle.dumps(stackless.getcurrent())
    except RuntimeError as e:
        print(e)


tasklet(dumps_itself)()
stackless.run()  # expect: You cannot __reduce__ the tasklet which is current.


def mentions_main(main):
    schedule_remove(None)
    OUT.append(main is stackless.getmain())


t = tasklet(mentions_main)(stackless.getmain())
t.run()
copy(t).run()
print(OUT)  # expect: [True]
t.kill()
del OUT[:]


# Blocked, with the channel; both sides linked.
def receives(c, n):
    for _ in range(n):
        # On its own: a method that waits for an argument would have been copied with its list.
        got = c.receive()
        OUT.append(got)


c = channel()
c.preference = 1
t = tasklet(receives)(c, 2)
t.run()
t2, c2 = copy((t, c))
print(state(t2), c2.balance, c2.preference, c2.queue is t2)  # expect: (True, False, True, True) -1 1 True
c2.send("copy")
c2.send("again")
c.send("original")
stackless.run()
print(OUT, t.alive, t2.alive, c.balance)  # expect: ['copy', 'again', 'original'] True False -1
t.kill()
del OUT[:]
c = channel()
t = tasklet(c.send_sequence)([1, 2, 3])
t.run()
c2 = copy(c)
print([c2.receive() for i in range(3)], c.balance)  # expect: [1, 2, 3] 1
stackless.run()
t.kill()

# Deep, in builtins, in handlers, in with blocks, in generators.
def deep(n):
    if n:
        return deep(n - 1) + 1
    schedule_remove(None)
    return 0


def key(x):
    if x == 3:
        schedule_remove(None)
    return -x


class Context:
    def __enter__(self):
        schedule_remove(None)
        return self

    def __exit__(self, kind, value, traceback):
        schedule_remove(None)
        return kind is ValueError


def numbers():
    for i in range(3):
        schedule_remove(None)
        yield i


def everywhere():
    out = [deep(50)]
    out += [sorted([1, 3, 2], key=key)]
    with Context():
        raise ValueError
    try:
        {}["missing"]
    except KeyError as e:
        schedule_remove(None)
        out.append(e.args)
    out += [list(map(str, numbers()))]
    out += [f"{sum(numbers())}"]
    OUT.extend(out)


t = tasklet(everywhere)()
n = 0
t.run()
while t.alive:
    t = copy(t)
    n += 1
    t.run()
print(n, OUT)  # expect: 11 [50, [3, 2, 1], ('missing',), ['0', '1', '2'], '3']
del OUT[:]

# Interrupted between two instructions.
t = tasklet(loop)(2000, -1)
u = stackless.run(500)
v = copy(u)
t.kill()
v.run()
print(u is t, OUT == [list(range(2000))])  # expect: True True
del OUT[:]


# Classes derived from tasklet: made without arguments, attributes by reduce hooks only.
class Named(tasklet):
    name = "?"

    def __new__(cls, function=None, name="?"):
        return tasklet.__new__(cls, function)

    def __init__(self, function=None, name="?"):
        tasklet.__init__(self, function)
        self.name = name


class Kept(Named):
    def __reduce__(self):
        cls, args, state = super().__reduce__()
        return cls, args, (state, self.name)

    def __setstate__(self, state):
        super().__setstate__(state[0])
        self.name = state[1]


for cls in (Named, Kept):
    t = cls(loop, "bob")(3, 1)
    t.run()
    u = copy([t, t])
    print(type(u[0]).__name__, u[0] is u[1], u[0].name, state(u[0]))
    t.kill()
    u[0].run()
# expect: Named True ? (True, True, False, False)
# expect: Kept True bob (True, True, False, False)
print(OUT)  # expect: [[0, 1, 2], [0, 1, 2]]
