# schedule_all overrides preference: both partners go to the end; C07.
import stackless


def run(first, second, preference):
    c = stackless.channel()
    c.preference = preference
    c.schedule_all = 1
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


for preference in (-1, 0, 1):
    print(preference, run("r", "s", preference), run("s", "r", preference))
# expect: -1 rsoRS sroSR
# expect: 0 rsoRS sroSR
# expect: 1 rsoRS sroSR
