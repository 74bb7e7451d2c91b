# Main makes all waiting tasklets runnable without running them; C19.
import stackless

c = stackless.channel()
c.preference = 1
log = []


def f(i):
    log.append(c.receive() + i)


for i in range(4):
    stackless.tasklet(f)(i)
stackless.run()
print(c.balance)  # expect: -4
n = 0
while c.balance < 0:
    c.send(n * 100)
    n += 1
print(log, stackless.getruncount(), n)  # expect: [] 5 4
stackless.run()
print(log)  # expect: [0, 101, 202, 303]
