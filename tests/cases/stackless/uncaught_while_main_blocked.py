# If main is blocked on a channel it is taken off and gets the exception; E04.
import stackless

c = stackless.channel()


def bad(n):
    print("bad", n)
    raise ValueError(n)


for op, name in ((c.receive, "receive"), (lambda: c.send("x"), "send")):
    stackless.tasklet(bad)(name)
    try:
        op()
    except ValueError as e:
        print("main caught", e, c.balance, stackless.getmain().blocked)
# expect: bad receive
# expect: main caught receive 0 False
# expect: bad send
# expect: main caught send 0 False


def late(v):
    stackless.schedule()
    c.send(v)


stackless.tasklet(late)("value")
stackless.tasklet(bad)("first")
try:
    print(c.receive())
except ValueError as e:
    print("caught", e)
# expect: bad first
# expect: caught first
print(c.receive())  # expect: value
stackless.run()
