# close(): what was waiting can still be received, nothing may block any more; C15.
import stackless

c = stackless.channel()
stackless.tasklet(c.send)("first")
stackless.tasklet(c.send)("second")
stackless.run()
print(c.closing, c.closed, c.balance)  # expect: False False 2
c.close()
print(c.closing, c.closed)  # expect: True False
print(c.receive(), c.closed, next(c), c.closed)  # expect: first False second True
for f in (c.receive, lambda: c.send(1), lambda: c.send_exception(ValueError)):
    try:
        f()
    except ValueError as e:
        print(e)
# expect: Send/receive operation on a closed channel
# expect: Send/receive operation on a closed channel
# expect: Send/receive operation on a closed channel
try:
    next(c)
except StopIteration:
    print("StopIteration")  # expect: StopIteration
print(list(c))  # expect: []
c.open()
print(c.closing, c.closed)  # expect: False False
stackless.tasklet(c.send)("open again")
print(c.receive())  # expect: open again
d = stackless.channel()
d.close()
print(d.closing, d.closed)  # expect: True True


def late():
    try:
        d.send(1)
    except ValueError as e:
        print("late:", e)


stackless.tasklet(late)()
stackless.run()  # expect: late: Send/receive operation on a closed channel
