# send_exception(cls, *args) raises in the receiver; C11.
import stackless

c = stackless.channel()


def sender():
    print("returned", c.send_exception(ValueError, 1, 2))
    c.send("after")
    c.send_exception(KeyError, "k")
    c.send_exception(TaskletExit)


stackless.tasklet(sender)()
stackless.schedule()
print(c.balance)  # expect: 1
try:
    c.receive()
except ValueError as e:
    print(repr(e))  # expect: ValueError(1, 2)
print(c.receive())
# expect: returned None
# expect: after
try:
    c.receive()
except KeyError as e:
    print(repr(e))  # expect: KeyError('k')


def ends():
    print("waiting")
    c.receive()
    print("never")


t = stackless.tasklet(ends)()
stackless.run()  # expect: waiting
print(t.alive, c.balance)  # expect: False 0
for args in ((), (5,), (ValueError("instance"),)):
    try:
        c.send_exception(*args)
    except TypeError:
        print("TypeError")
# expect: TypeError
# expect: TypeError
# expect: TypeError
print(c.balance)  # expect: 0
