# A channel written with schedule_remove, tempval and insert.
import stackless


class Fake:
    def __init__(self):
        self.senders, self.receivers = [], []

    def send(self, v):
        if self.receivers:
            t = self.receivers.pop(0)
            t.tempval = v
            t.insert()
            stackless.schedule()
        else:
            self.senders.append(stackless.getcurrent())
            stackless.schedule_remove(v)

    def receive(self):
        if self.senders:
            t = self.senders.pop(0)
            v = t.tempval
            t.insert()
            return v
        self.receivers.append(stackless.getcurrent())
        return stackless.schedule_remove(None)


c = Fake()


def receiver(n):
    for _ in range(2):
        print(n, "got", c.receive())


def sender(n):
    for i in range(2):
        c.send(n + str(i))
        print(n, "sent", i)


stackless.tasklet(receiver)("r1")
stackless.tasklet(sender)("s1")
stackless.tasklet(sender)("s2")
stackless.tasklet(receiver)("r2")
stackless.run()
# expect: r2 got s20
# expect: r1 got s10
# expect: s1 sent 0
# expect: s2 sent 0
# expect: r2 got s11
# expect: s1 sent 1
# expect: r1 got s21
# expect: s2 sent 1
print(c.senders, c.receivers)  # expect: [] []
