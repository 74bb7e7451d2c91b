# A value travels through a chain of tasklets; order with the default preference.
import stackless


def stage(n, left, right):
    while True:
        v = left.receive()
        print("stage", n, v)
        right.send(v + 1)


first = left = stackless.channel()
tasks = []
for i in range(4):
    right = stackless.channel()
    tasks.append(stackless.tasklet(stage)(i, left, right))
    left = right


def source():
    for v in (10, 20):
        print("source", v)
        first.send(v)
    print("source ends")


stackless.tasklet(source)()
print("main", left.receive())
# expect: source 10
# expect: stage 0 10
# expect: stage 1 11
# expect: stage 2 12
# expect: stage 3 13
# expect: main 14
print("main", left.receive())
# expect: source 20
# expect: stage 0 20
# expect: stage 1 21
# expect: stage 2 22
# expect: stage 3 23
# expect: main 24
stackless.run()  # expect: source ends
print([t.blocked for t in tasks])  # expect: [True, True, True, True]
for t in tasks:
    t.kill()
print(first.balance, stackless.getruncount())  # expect: 0 1
