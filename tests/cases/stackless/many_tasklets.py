# Thousands of tasklets, blocked and in a ring.
import stackless

N = 1500
c = stackless.channel()
total = []


def f(i):
    total.append(c.receive() + i)


for i in range(N):
    stackless.tasklet(f)(i)
stackless.run()
print(c.balance)  # expect: -1500
for i in range(N):
    c.send(1)
stackless.run()
print(len(total), sum(total), c.balance)  # expect: 1500 1125750 0


def ring(left, right):
    while True:
        right.send(left.receive() + 1)


first = left = stackless.channel()
for i in range(300):
    right = stackless.channel()
    stackless.tasklet(ring)(left, right)
    left = right
stackless.schedule()
for start in (0, 10):
    stackless.tasklet(first.send)(start)
    print(left.receive())
# expect: 300
# expect: 310
count = [0]


def tick(n):
    for _ in range(n):
        count[0] += 1
        stackless.schedule()


for i in range(100):
    stackless.tasklet(tick)(i)
stackless.run()
print(count)  # expect: [4950]
