# Two functions that call each other for ever without a deep stack.
import stackless

ping, pong = stackless.channel(), stackless.channel()
log = []


def player(name, mine, other, rounds):
    for i in range(rounds):
        v = mine.receive()
        if len(log) < 6:
            log.append((name, v))
        if v >= 2000:
            print(name, "stops at", v)
            return
        other.send(v + 1)


stackless.tasklet(player)("ping", ping, pong, 5000)
stackless.tasklet(player)("pong", pong, ping, 5000)
stackless.tasklet(ping.send)(0)
stackless.run()  # expect: ping stops at 2000
print(log, ping.balance, pong.balance)
# expect: [('ping', 0), ('pong', 1), ('ping', 2), ('pong', 3), ('ping', 4), ('pong', 5)] 0 -1
