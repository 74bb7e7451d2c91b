# main blocked and the last runnable tasklet tries to block: it gets the error; D03.
import stackless

c, d = stackless.channel(), stackless.channel()


def handles():
    try:
        d.receive()
    except RuntimeError as e:
        print("tasklet:", e)
    print(d.balance, stackless.getcurrent().blocked)
    c.send("saved")
    print("tasklet ends")


stackless.tasklet(handles)()
print("main got", c.receive())
# expect: tasklet: Deadlock: the last runnable tasklet cannot be blocked.
# expect: 0 False
# expect: main got saved
stackless.run()  # expect: tasklet ends


def handles_send():
    try:
        d.send("x")
    except RuntimeError as e:
        print("tasklet:", e)


stackless.tasklet(handles_send)()
try:
    c.receive()
except RuntimeError as e:
    print("main:", e)
# expect: tasklet: Deadlock: the last runnable tasklet cannot be blocked.
# expect: main: the main tasklet is receiving without a sender available.
print(c.balance, d.balance)  # expect: 0 0
