# The same with several tasklets, each of which runs a greenlet of its own.
# snap: every
import stackless
from greenlet import getcurrent, greenlet

c = stackless.channel()


def up(*args):
    return getcurrent().parent.switch(*args)


def worker(name):
    def inner():
        for i in range(2):
            c.send((name, i))
            up()

    g = greenlet(inner)
    while not g.dead:
        g.switch()
        stackless.schedule()
    c.send((name, "end"))


for name in "ab":
    stackless.tasklet(worker)(name)
got = []
reader = greenlet(lambda: [up(c.receive()) for i in range(6)])
v = reader.switch()
while not reader.dead:
    got.append(v)
    v = reader.switch()
print(got)
# expect: [('a', 0), ('b', 0), ('a', 1), ('b', 1), ('a', 'end'), ('b', 'end')]
print(stackless.getruncount())  # expect: 3
stackless.run()
