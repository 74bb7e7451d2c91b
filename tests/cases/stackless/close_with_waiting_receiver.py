# close() does not wake a receiver that is already waiting; C16.
import stackless

c = stackless.channel()


def receiver():
    try:
        print("got", c.receive())
    except TaskletExit:
        print("killed")


t = stackless.tasklet(receiver)()
u = stackless.tasklet(receiver)()
stackless.run()
c.close()
stackless.run()
print(t.blocked, c.closing, c.closed, c.balance)  # expect: True True False -2
c.send("to the waiting one")  # expect: got to the waiting one
print(t.alive, c.closed)  # expect: False False
u.kill()  # expect: killed
print(c.closed, c.balance)  # expect: True 0
