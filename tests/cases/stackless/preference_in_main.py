# The same rules when main is one of the partners.
import stackless

for preference in (-1, 0, 1):
    for schedule_all in (0, 1):
        c = stackless.channel()
        c.preference, c.schedule_all = preference, schedule_all
        log = []

        def receiver():
            log.append(c.receive())

        def sender():
            c.send("sent")
            log.append("S")

        stackless.tasklet(receiver)()
        stackless.schedule()
        stackless.tasklet(log.append)("o")
        c.send("got")
        log.append("main")
        stackless.run()
        log.append("|")
        stackless.tasklet(sender)()
        stackless.schedule()
        stackless.tasklet(log.append)("o")
        log.append(c.receive())
        log.append("main")
        stackless.run()
        print(preference, schedule_all, " ".join(log))
# expect: -1 0 got o main | sent main o S
# expect: -1 1 o got main | o S sent main
# expect: 0 0 main o got | sent main o S
# expect: 0 1 o got main | o S sent main
# expect: 1 0 main o got | S o sent main
# expect: 1 1 o got main | o S sent main
