# preference 1 and 0: who runs after a rendezvous; C04 C05 C06.
import stackless


def run(first, second, preference):
    c = stackless.channel()
    c.preference = preference
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


for preference in (1, 0):
    print("preference", preference, "send to a waiting receiver", run("r", "s", preference))
    print("preference", preference, "receive from a waiting sender", run("s", "r", preference))
# expect: preference 1 send to a waiting receiver rsSoR
# expect: preference 1 receive from a waiting sender srSoR
# expect: preference 0 send to a waiting receiver rsSoR
# expect: preference 0 receive from a waiting sender srRoS
