# A channel is its own iterator and ends when StopIteration is sent; C14.
import stackless

c = stackless.channel()


def sender(n):
    c.send_sequence(range(n))
    c.send_exception(StopIteration)


stackless.tasklet(sender)(3)
print(iter(c) is c)  # expect: True
for x in c:
    print("item", x)
# expect: item 0
# expect: item 1
# expect: item 2
stackless.tasklet(sender)(4)
print(list(c))  # expect: [0, 1, 2, 3]
stackless.tasklet(sender)(5)
print(next(c), next(c), sum(c))  # expect: 0 1 9
stackless.tasklet(sender)(3)
print(dict(enumerate(c)))  # expect: {0: 0, 1: 1, 2: 2}
stackless.tasklet(sender)(4)
print([a * 10 + b for a, b in zip(c, c)])  # expect: [1, 23]
stackless.run()


def worker(name):
    for job in c:
        print(name, "does", job)
        stackless.schedule()
    print(name, "stops")


for n in "ab":
    stackless.tasklet(worker)(n)
stackless.schedule()
for job in range(4):
    c.send(job)
# expect: a does 0
# expect: b does 1
# expect: a does 2
# expect: b does 3
c.send_exception(StopIteration)  # expect: a stops
c.send_exception(StopIteration)  # expect: b stops
stackless.run()
