# Producers and consumers with different speeds over one channel.
import stackless

c = stackless.channel()


def producer(name, n):
    for i in range(n):
        print(name, "makes", i)
        c.send((name, i))
    print(name, "out")


def consumer(name, pause):
    while True:
        item = c.receive()
        print(name, "takes", *item)
        for _ in range(pause):
            stackless.schedule()


stackless.tasklet(producer)("p1", 3)
cs = [stackless.tasklet(consumer)("c1", 0), stackless.tasklet(consumer)("c2", 2)]
stackless.tasklet(producer)("p2", 2)
stackless.run()
# expect: p1 makes 0
# expect: c1 takes p1 0
# expect: p2 makes 0
# expect: c1 takes p2 0
# expect: p1 makes 1
# expect: c2 takes p1 1
# expect: p2 makes 1
# expect: c1 takes p2 1
# expect: p1 makes 2
# expect: c1 takes p1 2
# expect: p2 out
# expect: p1 out
print(c.balance, [t.blocked for t in cs])  # expect: -2 [True, True]
