# block_trap: an operation that would block raises instead; C17.
import stackless

c = stackless.channel()


def receiver():
    print("received", c.receive())


stackless.tasklet(receiver)().run()
m = stackless.getcurrent()
m.block_trap = True
c.send("partner was waiting")  # expect: received partner was waiting
for f in (lambda: c.send(1), c.receive, lambda: next(c)):
    try:
        f()
    except RuntimeError as e:
        print(e)
# expect: this tasklet does not like to be blocked.
# expect: this tasklet does not like to be blocked.
# expect: this tasklet does not like to be blocked.
print(c.balance)  # expect: 0
m.block_trap = False


def trapped():
    me = stackless.getcurrent()
    me.block_trap = True
    try:
        c.receive()
    except RuntimeError:
        print("trapped tasklet goes on")
    stackless.schedule()
    me.block_trap = False
    print("now", c.receive())


stackless.tasklet(trapped)()
stackless.run()  # expect: trapped tasklet goes on
c.send("ok")  # expect: now ok
