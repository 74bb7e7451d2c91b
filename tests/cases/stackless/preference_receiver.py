# preference -1: who runs after a rendezvous; C02 C03.
import stackless


def run(first, second):
    c = stackless.channel()
    log = []

    def receiver():
        log.append("r")
        c.receive()
        log.append("R")

    def sender():
        log.append("s")
        c.send(1)
        log.append("S")
    tasks = {"r": receiver, "s": sender}
    stackless.tasklet(tasks[first])()
    stackless.tasklet(tasks[second])()
    stackless.tasklet(log.append)("o")
    stackless.run()
    return "".join(log)


print(stackless.channel().preference)  # expect: -1
print("send to a waiting receiver", run("r", "s"))  # expect: send to a waiting receiver rsRoS
print("receive from a waiting sender", run("s", "r"))  # expect: receive from a waiting sender srRoS
