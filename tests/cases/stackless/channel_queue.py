# Waiting tasklets form a queue served first in, first out; C09.
import stackless

c = stackless.channel()
names = {}


def receiver(n):
    print(n, "got", c.receive())


def queue():
    out, t = [], c.queue
    while t is not None:
        out.append(names[t])
        t = t.next
    return out


print(c.queue)  # expect: None
for n in "abc":
    names[stackless.tasklet(receiver)(n)] = n
stackless.run()
print(queue(), c.balance, c.queue.next.prev is c.queue)  # expect: ['a', 'b', 'c'] -3 True
c.send(1)  # expect: a got 1
print(queue(), c.balance)  # expect: ['b', 'c'] -2
c.send(2)  # expect: b got 2
c.send(3)  # expect: c got 3
print(queue(), c.balance)  # expect: [] 0
for n in "xyz":
    names[stackless.tasklet(c.send)(n)] = n
stackless.run()
print(queue(), c.balance)  # expect: ['x', 'y', 'z'] 3
print(c.receive(), queue(), c.receive(), c.receive(), queue(), c.balance)  # expect: x ['y', 'z'] y z [] 0
stackless.run()
