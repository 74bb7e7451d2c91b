# main blocked and the last runnable tasklet ends: main gets the error; D02.
import stackless

c = stackless.channel()


def f(n):
    print("runs", n)


stackless.tasklet(f)(1)
stackless.tasklet(f)(2)
try:
    c.receive()
except RuntimeError as e:
    print(e)
# expect: runs 1
# expect: runs 2
# expect: the main tasklet is receiving without a sender available.
stackless.tasklet(f)(3)
try:
    c.send("nobody")
except RuntimeError as e:
    print(e)
# expect: runs 3
# expect: the main tasklet is sending without a receiver available.
print(c.balance, stackless.getmain().blocked)  # expect: 0 False


def pauses():
    stackless.tasklet(f)(4)
    print("one receiver", other.receive())


other = stackless.channel()
t = stackless.tasklet(pauses)()
try:
    c.receive()
except RuntimeError as e:
    print(e)
# expect: runs 4
# expect: the main tasklet is receiving without a sender available.
print(t.blocked, c.balance, other.balance)  # expect: True 0 -1
other.send("ok")  # expect: one receiver ok
